using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>The contract's arithmetic by its mathematical definition, in numbers without limits.</summary>
/// <remarks>
/// The two roundings of the contract break ties differently. The high multiply is defined as the product plus a nudge of 2^30 (for a
/// product of at least 0) or 1 - 2^30 (below 0), divided by 2^31 and truncated towards zero. For a negative product that is
/// -floor((|p| + 2^30 - 1) / 2^31): a tie goes towards zero, that is up. For a positive one a tie goes away from zero, also up. Both
/// together: floor(p / 2^31 + 1/2). The division by a power of two takes ties away from zero on both sides.
/// </remarks>
public static class Exact
{
    /// <summary>floor(a * b / 2^31 + 1/2), saturated to 32 bits.</summary>
    public static BigInteger HighMul(BigInteger a, BigInteger b) =>
        BigInteger.Min(int.MaxValue, (a * b * Rational.PowerOfTwo(-31)).RoundHalfUp());

    /// <summary>x / 2^exponent to the nearest, ties away from zero.</summary>
    public static BigInteger DivideByPowerOfTwo(BigInteger x, int exponent) => (x * Rational.PowerOfTwo(-exponent)).RoundHalfAway();

    /// <summary>x * multiplier * 2^(shift - 31) with the contract's two roundings; a left shift wraps modulo 2^32.</summary>
    public static BigInteger Rescale(BigInteger x, int multiplier, int shift) => shift > 0
        ? HighMul(Wrap(x * BigInteger.Pow(2, shift)), multiplier)
        : DivideByPowerOfTwo(HighMul(Wrap(x), multiplier), -shift);

    /// <summary>The 32-bit number that is congruent modulo 2^32.</summary>
    public static BigInteger Wrap(BigInteger x) => x - (((x + BigInteger.Pow(2, 31)) * Rational.PowerOfTwo(-32)).Floor() * BigInteger.Pow(2, 32));

    /// <summary>The nearest number within [min, max].</summary>
    public static BigInteger Clamp(BigInteger x, int min, int max) => BigInteger.Max(min, BigInteger.Min(max, x));

    /// <summary>
    /// The last step of most operators: rescale, add the zero point in 32 bits that wrap (as the accumulators do: only a result within
    /// 128 of the ends of int32 is touched by it), limit to the activation's range.
    /// </summary>
    public static int Output(BigInteger accumulator, int multiplier, int shift, int zeroPoint, int min, int max) =>
        (int)Clamp(Wrap(Rescale(accumulator, multiplier, shift) + zeroPoint), min, max);

    /// <summary>
    /// value = multiplier * 2^(shift - 31) with 2^30 &lt;= multiplier &lt; 2^31, the multiplier rounded with ties away from zero; both 0
    /// for a value that would need a shift below -31. Null where there is no such form: negative, not finite, or a shift above 30.
    /// </summary>
    public static (int Multiplier, int Shift)? Quantize(double value)
    {
        if (!double.IsFinite(value) || value < 0)
            return null;
        Rational rest = Rational.Of(value);
        if (rest.Numerator.IsZero)
            return (0, 0);
        int shift = (int)(rest.Numerator.GetBitLength() - rest.Denominator.GetBitLength()) - 1;
        while (rest >= Rational.PowerOfTwo(shift))
            shift++;
        BigInteger multiplier = (rest * Rational.PowerOfTwo(31 - shift)).RoundHalfAway();
        if (multiplier == BigInteger.Pow(2, 31))
        {
            multiplier /= 2;
            shift++;
        }
        return shift < -31 ? (0, 0) : shift > 30 ? null : ((int)multiplier, shift);
    }
}
