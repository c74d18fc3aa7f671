namespace Edge.Micro.Arithmetic;

/// <summary>The contract's operations on 16-bit numbers, for the hard swish.</summary>
internal static class FixedPoint16
{
    /// <summary>A 31-bit multiplier rounded to 15 bits.</summary>
    public static int FromMultiplier(int multiplier) => multiplier >= int.MaxValue - (1 << 15) ? short.MaxValue : (multiplier + (1 << 15)) >> 16;

    /// <summary>floor(a * b / 2^15 + 1/2), ties up; (-2^15) * (-2^15) saturates.</summary>
    public static int RoundingDoublingHighMul(int a, int b)
    {
        if (a == b && a == short.MinValue)
            return short.MaxValue;
        int product = a * b;
        // A division, not a shift, as in the 32-bit form.
        return (product + (product >= 0 ? 1 << 14 : 1 - (1 << 14))) / (1 << 15);
    }

    /// <summary>x * 2^exponent, saturated to 16 bits.</summary>
    public static int SaturatingShiftLeft(int x, int exponent)
    {
        long shifted = (long)x << exponent;
        return shifted > short.MaxValue ? short.MaxValue : shifted < short.MinValue ? short.MinValue : (int)shifted;
    }
}
