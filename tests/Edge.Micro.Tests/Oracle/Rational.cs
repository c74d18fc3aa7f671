using System;
using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>An exact fraction with a positive denominator; not reduced.</summary>
public readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
{
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator +(Rational a, Rational b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static bool operator <(Rational a, Rational b) => a.Numerator * b.Denominator < b.Numerator * a.Denominator;

    public static bool operator >(Rational a, Rational b) => b < a;

    public static bool operator <=(Rational a, Rational b) => !(b < a);

    public static bool operator >=(Rational a, Rational b) => !(a < b);

    /// <summary>2^exponent, for any sign of the exponent.</summary>
    public static Rational PowerOfTwo(int exponent) =>
        exponent >= 0 ? new Rational(BigInteger.Pow(2, exponent), 1) : new Rational(1, BigInteger.Pow(2, -exponent));

    /// <summary>The exact value of a finite double.</summary>
    public static Rational Of(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value));
        // Doubling is exact for every double but the largest, and ends at a whole number after at most 1074 steps.
        Rational scale = 1;
        while (value != Math.Truncate(value))
        {
            value *= 2;
            scale *= PowerOfTwo(-1);
        }
        return new BigInteger(value) * scale;
    }

    /// <summary>The largest whole number that is not above this one.</summary>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The nearest whole number; of two, the one further from zero.</summary>
    public BigInteger RoundHalfAway()
    {
        BigInteger magnitude = (new Rational(BigInteger.Abs(Numerator), Denominator) + PowerOfTwo(-1)).Floor();
        return Numerator.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>The nearest whole number; of two, the larger one.</summary>
    public BigInteger RoundHalfUp() => (this + PowerOfTwo(-1)).Floor();
}
