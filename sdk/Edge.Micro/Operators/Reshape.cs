using System;

namespace Edge.Micro.Operators;

/// <summary>The same bytes under another shape, TFLite RESHAPE. The planner lets output and input share their bytes.</summary>
public sealed class Reshape : Operator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Any shape.</param>
    /// <param name="output">Any shape of as many elements.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Reshape(string name, Tensor input, Tensor output)
        : base(name, new Tensor[] { input }, output)
    {
        RequireEqual("the number of elements of '" + output.Name + "'", input.Length, output.Length);
        RequireSameQuantization(input);
    }

    /// <inheritdoc/>
    public override string Kind => "RESHAPE";

    /// <inheritdoc/>
    public override bool SharesInput => Inputs[0].Data == null;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[]? constant = Inputs[0].Data;
        if (constant != null)
            Array.Copy(constant, 0, arena, Output.Offset, constant.Length);
    }
}
