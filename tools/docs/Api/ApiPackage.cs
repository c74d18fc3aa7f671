using System.Reflection;

namespace Edge.Docs.Api;

/// <summary>An assembly whose public types are described.</summary>
/// <param name="Assembly">The assembly; its XML documentation lies beside it.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record ApiPackage(Assembly Assembly, string Purpose)
{
    /// <summary>Its name.</summary>
    public string Name => Assembly.GetName().Name!;
}
