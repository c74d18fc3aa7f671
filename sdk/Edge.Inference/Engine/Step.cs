namespace Edge.Inference.Engine;

/// <summary>One step of a compiled network. Its constructor checks and packs; <see cref="Run"/> only computes and allocates nothing.</summary>
internal abstract unsafe class Step
{
    /// <summary>Name of the kernel form, for profiles.</summary>
    public abstract string Form { get; }

    /// <summary>Bytes of scratch that the step needs while it runs.</summary>
    public virtual long ScratchBytes => 0;

    /// <summary>Computes the step.</summary>
    /// <param name="arena">The session's arena, pinned.</param>
    /// <param name="pointer">Its first byte.</param>
    /// <param name="scratch">At least <see cref="ScratchBytes"/>.</param>
    public abstract void Run(sbyte[] arena, sbyte* pointer, byte* scratch);
}
