using System;
using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>Functions of one value by their definitions; x is q - zero point throughout.</summary>
public static class Activations
{
    private static readonly BigInteger One = BigInteger.Pow(2, 31);

    /// <summary>The step that a real number falls on, limited to int8.</summary>
    public static int Step(int real, float scale, int zeroPoint) =>
        (int)Exact.Clamp(Rational.Of(real / scale).RoundHalfAway() + zeroPoint, -128, 127);

    /// <summary>zp_out + x * ratio, limited.</summary>
    public static sbyte Rescaled(int x, float ratio, int zeroPoint, int min, int max)
    {
        (int multiplier, int shift) = Exact.Quantize(ratio)!.Value;
        return (sbyte)Exact.Output(x, multiplier, shift, zeroPoint, min, max);
    }

    /// <summary>zp_out + x * ratio, below 0 by the slope's; a negative slope is the negated product of its magnitude.</summary>
    public static sbyte LeakyRelu(int x, float ratio, float slope, int zeroPoint)
    {
        (int multiplier, int shift) = Exact.Quantize(x < 0 ? Math.Abs(slope) : ratio)!.Value;
        BigInteger scaled = Exact.Rescale(x, multiplier, shift);
        return (sbyte)Exact.Clamp(zeroPoint + (x < 0 && slope < 0 ? -scaled : scaled), -128, 127);
    }

    /// <summary>1 / (1 + e^-x) = 1 / (1 + exp(-|x|)), or one minus that, in steps of 1/256 from -128.</summary>
    public static sbyte Logistic(int x, float scale)
    {
        if (Fixed(x, scale, out int end) is not { } a)
            return (sbyte)end;
        BigInteger upper = Exact.Clamp(2 * FixedSoftmax.Quotient(FixedSoftmax.Exp(-BigInteger.Abs(a), 27)), int.MinValue, int.MaxValue);
        BigInteger value = a.IsZero ? One / 2 : a.Sign > 0 ? upper : One - 1 - upper;
        return (sbyte)Exact.Clamp(Exact.DivideByPowerOfTwo(value, 23) - 128, -128, 127);
    }

    /// <summary>2 / (1 + exp(-2|x|)) - 1 with the sign of x, in steps of 1/128.</summary>
    public static sbyte Tanh(int x, float scale)
    {
        if (Fixed(x, scale, out int end) is not { } a)
            return (sbyte)end;
        BigInteger magnitude = Exact.Clamp(4 * (FixedSoftmax.Quotient(FixedSoftmax.Exp(-BigInteger.Abs(a), 26)) - One / 4), int.MinValue, int.MaxValue);
        return (sbyte)Exact.Clamp(Exact.DivideByPowerOfTwo(a.Sign * magnitude, 24), -128, 127);
    }

    /// <summary>x * gate, the gate being x + 3 in sixths and steps of 2^-15; all products of 16-bit numbers.</summary>
    public static sbyte HardSwish(int x, float scale, float outputScale, int zeroPoint)
    {
        float fine = scale / 128;
        (int multiplier, int shift) = Exact.Quantize(fine / outputScale)!.Value;
        (int gateMultiplier, int gateShift) = Exact.Quantize(fine / (3f / 32768))!.Value;
        BigInteger value = 128 * x, gate = value;
        if (gateShift > 0)
            gate = Short(Short(gate * BigInteger.Pow(2, gateShift - 1), gateMultiplier) * 2);
        else
            gate = Exact.DivideByPowerOfTwo(Short(gate, gateMultiplier), -gateShift);
        gate = (new Rational(gate + 32768, 2)).Floor();
        BigInteger product = BigInteger.Divide(gate * Short(value, multiplier), 32768);
        return (sbyte)Exact.Clamp(Exact.DivideByPowerOfTwo(product, -shift) + zeroPoint, -128, 127);
    }

    // Saturated to 16 bits.
    private static BigInteger Short(BigInteger x) => Exact.Clamp(x, short.MinValue, short.MaxValue);

    // floor(x * m / 2^15 + 1/2) for x saturated to 16 bits and the multiplier rounded to 15.
    private static BigInteger Short(BigInteger x, int multiplier)
    {
        BigInteger rounded = BigInteger.Min(short.MaxValue, new Rational(multiplier, 65536).RoundHalfUp());
        return Short((Short(x) * rounded * Rational.PowerOfTwo(-15)).RoundHalfUp());
    }

    // The input in steps of 2^-27; null where its magnitude reaches 15 and the result is an end of the range.
    private static BigInteger? Fixed(int x, float scale, out int end)
    {
        (int multiplier, int shift) = Exact.Quantize(scale * (double)(1 << 27))!.Value;
        BigInteger radius = (15 * Rational.PowerOfTwo(27 - shift)).Floor();
        end = x > 0 ? 127 : -128;
        if (BigInteger.Abs(x) >= radius)
            return null;
        return Exact.Rescale(x, multiplier, shift);
    }
}
