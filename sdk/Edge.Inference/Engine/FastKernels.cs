namespace Edge.Inference.Engine;

/// <summary>What a session needs to run a compiled network.</summary>
/// <param name="compiled">The network.</param>
internal sealed class FastKernels(CompiledGraph compiled)
{
    /// <summary>The network.</summary>
    public CompiledGraph Compiled { get; } = compiled;

    /// <summary>The session's own scratch.</summary>
    public AlignedBuffer Scratch { get; } = new(compiled.ScratchBytes, null);
}
