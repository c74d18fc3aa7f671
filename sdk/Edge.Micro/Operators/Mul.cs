using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Element-wise product of two tensors, TFLite MUL, with broadcasting.</summary>
/// <remarks>output = clamp(zp_out + requantise((q1 - zp1) * (q2 - zp2))), the factor being s1 * s2 / s_out.</remarks>
public sealed class Mul : BroadcastOperator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input1">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="input2">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="output">The broadcast shape.</param>
    /// <param name="multiplier">Mantissa of the factor.</param>
    /// <param name="shift">Exponent of the factor.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Mul(string name, Tensor input1, Tensor input2, Tensor output, int multiplier, int shift, int activationMin, int activationMax)
        : base(name, input1, input2, output, activationMin, activationMax)
    {
        RequireMultiplier(multiplier, shift);
        Multiplier = multiplier;
        Shift = shift;
    }

    /// <inheritdoc/>
    public override string Kind => "MUL";

    /// <summary>Mantissa of s1 * s2 / s_out.</summary>
    public int Multiplier { get; }

    /// <summary>Exponent of s1 * s2 / s_out.</summary>
    public int Shift { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 8;

    /// <inheritdoc/>
    protected override int Combine(int q1, int q2)
    {
        int product = (q1 - Inputs[0].ZeroPoint) * (q2 - Inputs[1].ZeroPoint);
        return FixedPoint.MultiplyByQuantizedMultiplier(product, Multiplier, Shift) + Output.ZeroPoint;
    }
}
