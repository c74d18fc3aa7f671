using System.Collections.Generic;

namespace Edge.Quantize.Emit;

/// <summary>Names for a generated model.</summary>
/// <param name="Namespace">Namespace of the class.</param>
/// <param name="ClassName">Name of the class.</param>
/// <param name="Summary">What the model is, one sentence.</param>
/// <param name="Origin">Lines that say what wrote the file and how to make it again.</param>
public sealed record CSharpOptions(string Namespace, string ClassName, string Summary, IReadOnlyList<string> Origin)
{
    /// <summary>Names of the classes, one for each element of the first output; null where they are not known.</summary>
    public IReadOnlyList<string>? Labels { get; init; }
}
