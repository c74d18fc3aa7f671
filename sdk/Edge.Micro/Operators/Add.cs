using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Element-wise sum of two tensors of different scales, TFLite ADD, with broadcasting.</summary>
public sealed class Add : AdditiveOperator
{
    /// <inheritdoc cref="AdditiveOperator(string, Tensor, Tensor, Tensor, int[], int[], int, int)"/>
    public Add(string name, Tensor input1, Tensor input2, Tensor output, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, input1, input2, output, multipliers, shifts, activationMin, activationMax)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "ADD";

    /// <summary>The three factors from the three scales.</summary>
    /// <returns>False where the arithmetic cannot hold a factor.</returns>
    public static bool TryScale(float scale1, float scale2, float outputScale, int[] multipliers, int[] shifts)
    {
        double twiceLargest = 2 * (double)(scale1 > scale2 ? scale1 : scale2);
        return QuantizedMultiplier.TryFromReal((double)scale1 / twiceLargest, out multipliers[0], out shifts[0])
            && QuantizedMultiplier.TryFromReal((double)scale2 / twiceLargest, out multipliers[1], out shifts[1])
            && QuantizedMultiplier.TryFromReal(twiceLargest / ((1 << LeftShift) * (double)outputScale), out multipliers[2], out shifts[2]);
    }

    /// <inheritdoc/>
    protected override int Combine(int q1, int q2) => Rescaled(Scaled(0, q1) + Scaled(1, q2));
}
