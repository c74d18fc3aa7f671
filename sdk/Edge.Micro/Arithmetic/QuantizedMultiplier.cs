using System;

namespace Edge.Micro.Arithmetic;

/// <summary>Turns a real scale into the multiplier and shift of the contract: value = multiplier * 2^(shift - 31).</summary>
public static class QuantizedMultiplier
{
    /// <summary>Largest shift that the arithmetic takes.</summary>
    public const int MaxShift = 30;

    /// <summary>Splits a real factor into a 31-bit mantissa and an exponent.</summary>
    /// <param name="value">A finite factor, 0 to less than 2^30.</param>
    /// <param name="multiplier">round(mantissa * 2^31), ties away from zero: 0, or 2^30 to 2^31 - 1. A factor below 2^-32 gives 0, as in the reference.</param>
    /// <param name="shift">-31 to <see cref="MaxShift"/>.</param>
    /// <returns>False where <paramref name="value"/> is negative, not finite or too large; then both outputs are 0.</returns>
    /// <remarks>Works on the bits of the IEEE 754 double, so that no platform's floating-point library takes part.</remarks>
    public static bool TryFromReal(double value, out int multiplier, out int shift)
    {
        multiplier = 0;
        shift = 0;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        if (bits < 0 && bits << 1 != 0 || exponent == 0x7FF)
            return false;
        // A subnormal (exponent field 0) is far below 2^-32: flushed to zero like every factor whose shift would pass -31.
        int power = exponent - 1022;
        if (exponent == 0 || power < -32)
            return true;
        long mantissa = (bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
        long rounded = (mantissa + (1L << 21)) >> 22;
        if (rounded == 1L << 31)
        {
            rounded >>= 1;
            power++;
        }
        if (power < -31)
            return true;
        if (power > MaxShift)
            return false;
        multiplier = (int)rounded;
        shift = power;
        return true;
    }
}
