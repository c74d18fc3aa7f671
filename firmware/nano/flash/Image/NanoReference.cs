using System;

namespace Edge.Nano.Flash.Image;

/// <summary>An assembly that another one needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version that it was compiled against; nanoCLR compares major and minor.</param>
public sealed record NanoReference(string Name, Version Version)
{
    /// <summary>Whether nanoCLR takes an assembly for this one.</summary>
    public bool IsMetBy(NanoAssembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.Name == Name && assembly.Version.Major == Version.Major && assembly.Version.Minor == Version.Minor;
    }
}
