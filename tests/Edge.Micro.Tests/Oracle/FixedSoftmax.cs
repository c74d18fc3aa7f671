using System.Linq;
using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>TFLite's int8 softmax in numbers without limits, its constants worked out from the exponential series.</summary>
/// <remarks>
/// exp(a) = p(f) * product of exp(-2^k) over the bits of the rest, f in [-1/4, 0) and a - f a multiple of 1/4; p is the Taylor polynomial
/// of the fourth order about -1/8. 1/x by three Newton steps from 48/17 - 32/17 x. Every product is a high multiply of the contract.
/// </remarks>
public static class FixedSoftmax
{
    private const int Precision = 256;
    private static readonly BigInteger One = BigInteger.Pow(2, 31);
    private static readonly BigInteger ExpOfEighth = ExpOfMinus(new Rational(1, 8));
    private static readonly BigInteger[] ExpOfBits = [.. Enumerable.Range(0, 7).Select(k => ExpOfMinus(Rational.PowerOfTwo(k - 2)))];

    /// <summary>exp(a) in steps of 2^-31 for a in steps of 2^-bits, at most 0.</summary>
    public static BigInteger Exp(BigInteger a, int bits = 26)
    {
        if (a.IsZero)
            return One - 1;
        BigInteger quarter = BigInteger.Pow(2, bits - 2);
        BigInteger quarters = (-(a * Rational.PowerOfTwo(2 - bits)).Floor()) - 1;
        BigInteger fraction = a + (quarters * quarter);
        BigInteger result = Polynomial(fraction * BigInteger.Pow(2, 31 - bits));
        for (int bit = 0; bit < ExpOfBits.Length; bit++)
            if (!((quarters >> bit) & 1).IsZero)
                result = Exact.HighMul(result, ExpOfBits[bit]);
        return result;
    }

    /// <summary>2^bits / x in steps of 2^-31, x in steps of 2^-19, the power such that the result is in [1/2, 1].</summary>
    public static BigInteger Reciprocal(BigInteger x, out int bits)
    {
        bits = (int)x.GetBitLength() - 20;
        return Exact.Clamp(2 * Quotient((x << (32 - (int)x.GetBitLength())) - One), int.MinValue, int.MaxValue);
    }

    /// <summary>2 / (1 + x) in steps of 2^-29, x in steps of 2^-31.</summary>
    public static BigInteger Quotient(BigInteger x)
    {
        BigInteger half = new Rational(x + (One - 1), 2).RoundHalfAway();
        BigInteger guess = new Rational(48 * (One / 4), 17).RoundHalfAway() + Exact.HighMul(half, new Rational(-32 * (One / 4), 17).RoundHalfAway());
        for (int step = 0; step < 3; step++)
            guess += Exact.HighMul(guess, (One / 4) - Exact.HighMul(half, guess)) * 4;
        return guess;
    }

    /// <summary>One row, for the factor beta * scale * 2^26 = multiplier * 2^(shift - 31).</summary>
    public static sbyte[] Row(sbyte[] row, int multiplier, int shift)
    {
        BigInteger least = -(31 * BigInteger.Pow(2, 26) * Rational.PowerOfTwo(-shift)).Floor();
        int largest = row.Max();
        BigInteger?[] exponentials = [.. row.Select(q => q - largest < least ? (BigInteger?)null : Exp(Exact.HighMul((q - largest) * BigInteger.Pow(2, shift), multiplier)))];
        BigInteger sum = exponentials.Aggregate(BigInteger.Zero, (total, e) => e is { } value ? total + Exact.DivideByPowerOfTwo(value, 12) : total);
        BigInteger reciprocal = Reciprocal(sum, out int bits);
        return [.. exponentials.Select(e => e is { } value ? (sbyte)Exact.Clamp(Exact.DivideByPowerOfTwo(Exact.HighMul(reciprocal, value), bits + 23) - 128, -128, 127) : sbyte.MinValue)];
    }

    private static BigInteger Polynomial(BigInteger a)
    {
        BigInteger x = a + (One / 8), x2 = Exact.HighMul(x, x), x3 = Exact.HighMul(x2, x), x4 = Exact.HighMul(x2, x2);
        BigInteger third = new Rational(One, 3).RoundHalfAway();
        BigInteger tail = Exact.DivideByPowerOfTwo(Exact.HighMul(Exact.DivideByPowerOfTwo(x4, 2) + x3, third) + x2, 1);
        return ExpOfEighth + Exact.HighMul(ExpOfEighth, x + tail);
    }

    // round(exp(-x) * 2^31): the inverse of the series of exp(x), whose terms are all positive.
    private static BigInteger ExpOfMinus(Rational x)
    {
        BigInteger term = BigInteger.Pow(2, Precision), sum = term;
        for (int n = 1; !term.IsZero; n++)
        {
            term = term * x.Numerator / (x.Denominator * n);
            sum += term;
        }
        return new Rational(BigInteger.Pow(2, Precision + 31), sum).RoundHalfAway();
    }
}
