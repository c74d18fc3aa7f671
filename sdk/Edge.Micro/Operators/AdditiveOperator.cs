using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>What sum and difference share: both inputs are brought to a common scale.</summary>
/// <remarks>
/// The common scale is 2 * max(s1, s2) / 2^20: (q - zp) * 2^20 times a multiplier of at most 1/2; what they give together is requantised to
/// the output.
/// </remarks>
public abstract class AdditiveOperator : BroadcastOperator
{
    /// <summary>Bits by which the inputs are shifted left before they are scaled.</summary>
    public const int LeftShift = 20;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input1">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="input2">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="output">The broadcast shape.</param>
    /// <param name="multipliers">For the first input, the second and the output.</param>
    /// <param name="shifts">For the first input, the second and the output, each at most 0.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    protected AdditiveOperator(string name, Tensor input1, Tensor input2, Tensor output, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, input1, input2, output, activationMin, activationMax)
    {
        RequireMultipliers(multipliers, shifts, 3);
        for (int i = 0; i < 3; i++)
            if (shifts[i] > 0)
                throw Invalid("expected factors below 1 for both inputs and the output, got a shift of " + shifts[i]);
        Multipliers = multipliers;
        Shifts = shifts;
    }

    /// <summary>For the first input, the second and the output.</summary>
    public int[] Multipliers { get; }

    /// <summary>For the first input, the second and the output.</summary>
    public int[] Shifts { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 24;

    /// <summary>An input at the common scale.</summary>
    /// <param name="input">0 or 1.</param>
    /// <param name="q">Its value.</param>
    protected int Scaled(int input, int q) =>
        FixedPoint.MultiplyByQuantizedMultiplier((q - Inputs[input].ZeroPoint) << LeftShift, Multipliers[input], Shifts[input]);

    /// <summary>From the common scale to the output's.</summary>
    protected int Rescaled(int value) => FixedPoint.MultiplyByQuantizedMultiplier(value, Multipliers[2], Shifts[2]) + Output.ZeroPoint;
}
