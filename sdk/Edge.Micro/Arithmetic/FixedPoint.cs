namespace Edge.Micro.Arithmetic;

/// <summary>The integer contract: every real multiplication of a quantised network is one of these integer operations.</summary>
/// <remarks>
/// Source: TensorFlow Lite's 8-bit quantisation specification as TensorFlow Lite Micro's reference kernels execute it, with double
/// rounding (the default there): a saturating rounding doubling high multiply, then a rounding division by a power of two. Every
/// kernel on every platform gives exactly these bits.
/// </remarks>
public static class FixedPoint
{
    /// <summary>floor(a * b / 2^31 + 1/2): to the nearest, ties up; the single overflow, (-2^31) * (-2^31), saturates to 2^31 - 1.</summary>
    public static int SaturatingRoundingDoublingHighMul(int a, int b)
    {
        if (a == b && a == int.MinValue)
            return int.MaxValue;
        long product = (long)a * b;
        int nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
        // A division, not a shift: it truncates towards zero. A negative tie has a nudge of one less than half and so stays above: -0.5 gives 0.
        return (int)((product + nudge) / (1L << 31));
    }

    /// <summary>round(x / 2^exponent), ties away from zero: -0.5 gives -1, unlike the high multiply.</summary>
    /// <param name="x">Dividend.</param>
    /// <param name="exponent">0 to 31.</param>
    public static int RoundingDivideByPowerOfTwo(int x, int exponent)
    {
        int mask = (int)((1L << exponent) - 1);
        int remainder = x & mask;
        int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
        return (x >> exponent) + (remainder > threshold ? 1 : 0);
    }

    /// <summary>x * multiplier * 2^(shift - 31), rounded twice: after the high multiply and after the right shift.</summary>
    /// <param name="x">An accumulator.</param>
    /// <param name="multiplier">31-bit mantissa: 0, or 2^30 to 2^31 - 1.</param>
    /// <param name="shift">-31 to 30; a positive one is applied to <paramref name="x"/> first and wraps modulo 2^32, as the reference does.</param>
    public static int MultiplyByQuantizedMultiplier(int x, int multiplier, int shift)
    {
        int left = shift > 0 ? shift : 0;
        int right = shift > 0 ? 0 : -shift;
        return RoundingDivideByPowerOfTwo(SaturatingRoundingDoublingHighMul(unchecked(x * (1 << left)), multiplier), right);
    }

    /// <summary>x * 2^exponent, saturated to 32 bits.</summary>
    /// <param name="x">Value.</param>
    /// <param name="exponent">0 to 30.</param>
    public static int SaturatingShiftLeft(int x, int exponent)
    {
        int limit = (int)((1L << (31 - exponent)) - 1);
        if (x > limit)
            return int.MaxValue;
        return x < -limit ? int.MinValue : x << exponent;
    }

    /// <summary>(a + b) / 2, ties away from zero, without overflow.</summary>
    public static int RoundingHalfSum(int a, int b)
    {
        long sum = (long)a + b;
        return (int)((sum + (sum >= 0 ? 1 : -1)) / 2);
    }

    /// <summary><paramref name="x"/> limited to [<paramref name="min"/>, <paramref name="max"/>]: saturation and fused activation in one.</summary>
    public static int Clamp(int x, int min, int max) => x < min ? min : x > max ? max : x;
}
