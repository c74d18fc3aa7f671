namespace Edge.Inference.Tests.Fuzzing;

/// <summary>An operator code of a <see cref="ModelTree"/>.</summary>
internal sealed class CodeNode
{
    /// <summary>The byte that files from before 2020 have alone.</summary>
    public int Deprecated { get; set; }

    public int Builtin { get; set; }

    public int Version { get; set; } = 1;

    public string? Custom { get; set; }

    public CodeNode Clone() => (CodeNode)MemberwiseClone();
}
