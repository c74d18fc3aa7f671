using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Element-wise difference of two tensors of different scales, TFLite SUB, with broadcasting.</summary>
public sealed class Sub : AdditiveOperator
{
    /// <inheritdoc cref="AdditiveOperator(string, Tensor, Tensor, Tensor, int[], int[], int, int)"/>
    public Sub(string name, Tensor input1, Tensor input2, Tensor output, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, input1, input2, output, multipliers, shifts, activationMin, activationMax)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "SUB";

    /// <summary>The three factors from the three scales.</summary>
    /// <returns>False where the arithmetic cannot hold a factor.</returns>
    /// <remarks>The reference divides in single precision here and in double precision for sums; so do we.</remarks>
    public static bool TryScale(float scale1, float scale2, float outputScale, int[] multipliers, int[] shifts)
    {
        float twiceLargest = (float)(2 * (scale1 > scale2 ? scale1 : scale2));
        float toOutput = (float)(twiceLargest / (float)((1 << LeftShift) * outputScale));
        return QuantizedMultiplier.TryFromReal((double)(float)(scale1 / twiceLargest), out multipliers[0], out shifts[0])
            && QuantizedMultiplier.TryFromReal((double)(float)(scale2 / twiceLargest), out multipliers[1], out shifts[1])
            && QuantizedMultiplier.TryFromReal((double)toOutput, out multipliers[2], out shifts[2]);
    }

    /// <inheritdoc/>
    protected override int Combine(int q1, int q2) => Rescaled(Scaled(0, q1) - Scaled(1, q2));
}
