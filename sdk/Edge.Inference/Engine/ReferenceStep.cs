using Edge.Micro;

namespace Edge.Inference.Engine;

/// <summary>An operator by its reference kernel.</summary>
internal sealed unsafe class ReferenceStep(Operator step) : Step
{
    /// <inheritdoc/>
    public override string Form => "reference";

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch) => step.Run(arena);
}
