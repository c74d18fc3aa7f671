namespace Edge.Micro.Operators;

/// <summary>The larger of two values, element by element, TFLite MAXIMUM, with broadcasting; all tensors have one scale and zero point.</summary>
public sealed class Maximum : BroadcastOperator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input1">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="input2">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="output">The broadcast shape.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Maximum(string name, Tensor input1, Tensor input2, Tensor output)
        : base(name, input1, input2, output, sbyte.MinValue, sbyte.MaxValue)
    {
        RequireSameQuantization(input1);
        RequireSameQuantization(input2);
    }

    /// <inheritdoc/>
    public override string Kind => "MAXIMUM";

    /// <inheritdoc/>
    protected override int Combine(int q1, int q2) => q1 > q2 ? q1 : q2;
}
