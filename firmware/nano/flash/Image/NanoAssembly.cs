using System;
using System.Collections.Generic;

namespace Edge.Nano.Flash.Image;

/// <summary>A compiled assembly of nanoFramework (.pe): what its header and tables say.</summary>
/// <param name="Name">Its name, as "mscorlib".</param>
/// <param name="Version">Its version.</param>
/// <param name="NativeChecksum">Checksum of its methods that the firmware implements; 0 where it has none.</param>
/// <param name="EntryPoints">Methods that start a program: 1 in an application, 0 in a library.</param>
/// <param name="References">The assemblies that it needs.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Source">Where it is from, for sentences: a path, or a place in an image.</param>
public sealed record NanoAssembly(
    string Name,
    Version Version,
    uint NativeChecksum,
    int EntryPoints,
    IReadOnlyList<NanoReference> References,
    ReadOnlyMemory<byte> Bytes,
    string Source)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";
}
