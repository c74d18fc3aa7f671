using Edge.Micro;

namespace Edge.Inference.Engine;

/// <summary>An operator by its reference kernel.</summary>
internal sealed unsafe class ReferenceStep(Operator step) : Step("reference", [step])
{
    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch) => Operators[0].Run(arena);
}
