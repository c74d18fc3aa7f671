using Edge.Micro;

namespace Edge.Inference.Engine;

/// <summary>One step of a compiled network. Its constructor checks and packs; <see cref="Run"/> only computes and allocates nothing.</summary>
/// <param name="form">Name of the kernel form, for profiles.</param>
/// <param name="operators">The graph's operators that it stands for, in order.</param>
internal abstract unsafe class Step(string form, Operator[] operators)
{
    /// <summary>Name of the kernel form, for profiles.</summary>
    public string Form { get; } = form;

    /// <summary>The graph's operators that it stands for, in order; the last one's output is what it writes.</summary>
    public Operator[] Operators { get; } = operators;

    /// <summary>Bytes of scratch that the step needs while it runs.</summary>
    public virtual long ScratchBytes => 0;

    /// <summary>Computes the step.</summary>
    /// <param name="arena">The session's arena, pinned.</param>
    /// <param name="pointer">Its first byte.</param>
    /// <param name="scratch">At least <see cref="ScratchBytes"/>.</param>
    public abstract void Run(sbyte[] arena, sbyte* pointer, byte* scratch);
}
