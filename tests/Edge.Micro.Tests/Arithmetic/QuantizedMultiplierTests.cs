using System;
using Edge.Micro.Arithmetic;
using Edge.Micro.Tests.Oracle;
using FsCheck;
using FsCheck.Fluent;

namespace Edge.Micro.Tests.Arithmetic;

/// <summary>Proves the split of a real factor into mantissa and exponent against the exact value of the double.</summary>
public class QuantizedMultiplierTests
{
    private static readonly Gen<double> Doubles = Gen.OneOf(
        // Any bits; magnitudes around those that matter; powers of two with their neighbours; ties of the last mantissa bit.
        Gen.Choose(int.MinValue, int.MaxValue).Zip(Gen.Choose(int.MinValue, int.MaxValue), (high, low) => BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)),
        Gen.Choose(1, int.MaxValue).Zip(Gen.Choose(-75, 10), (mantissa, exponent) => mantissa * Math.Pow(2, exponent)),
        Gen.Choose(-80, 40).SelectMany(exponent => Gen.Elements(Math.Pow(2, exponent), Math.BitDecrement(Math.Pow(2, exponent)), Math.BitIncrement(Math.Pow(2, exponent)))),
        Gen.Choose(1 << 30, int.MaxValue).Zip(Gen.Choose(-70, 5), (mantissa, exponent) => (mantissa + 0.5) * Math.Pow(2, exponent)),
        Gen.Elements(0.0, -0.0, double.Epsilon, 1e-310, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1.0, -double.Epsilon));

    [Fact]
    public void Every_double_gives_the_exact_mantissa_and_exponent_or_is_refused() => Properties.Holds(
        Doubles,
        value =>
        {
            (int Multiplier, int Shift)? expected = Exact.Quantize(value);
            bool valid = QuantizedMultiplier.TryFromReal(value, out int multiplier, out int shift);
            Assert.Equal(expected.HasValue, valid);
            Assert.Equal(expected ?? (0, 0), (multiplier, shift));
        },
        20_000);

    [Fact]
    public void Multiplier_and_shift_are_within_half_a_step_of_the_value() => Properties.Holds(
        Doubles.Where(value => value >= Math.Pow(2, -32) && value < Math.Pow(2, 29)),
        value =>
        {
            Assert.True(QuantizedMultiplier.TryFromReal(value, out int multiplier, out int shift));
            Assert.InRange(multiplier, 1 << 30, int.MaxValue);
            Assert.InRange(multiplier * Math.Pow(2, shift - 31) / value, 1 - Math.Pow(2, -31), 1 + Math.Pow(2, -31));
        },
        5_000);

    [Theory]
    [InlineData(0.5, 1 << 30, 0)] // 2^30 * 2^-31
    [InlineData(1.0, 1 << 30, 1)]
    [InlineData(0.75, 1610612736, 0)] // 3 * 2^29 * 2^-31
    [InlineData(0.1, 1717986918, -3)] // 0.8 * 2^31 = 1717986918.4, 0.1 = 0.8 * 2^-3
    [InlineData(0.99999999999, 1 << 30, 1)] // the mantissa rounds up to 2^31 and is halved
    [InlineData(0.0, 0, 0)]
    [InlineData(2.3283064365386963e-10, 1 << 30, -31)] // 2^-32, the least
    [InlineData(1.1641532182693481e-10, 0, 0)] // 2^-33 is flushed
    [InlineData(2.32830643620e-10, 1 << 30, -31)] // below 2^-32 by less than half a step: rounds up to it
    [InlineData(1073741823.0, 2147483646, 30)] // 2^30 - 1
    [InlineData(536870912.0, 1 << 30, 30)] // 2^29
    public void By_hand(double value, int multiplier, int shift)
    {
        Assert.True(QuantizedMultiplier.TryFromReal(value, out int gotMultiplier, out int gotShift));
        Assert.Equal((multiplier, shift), (gotMultiplier, gotShift));
    }

    [Theory]
    [InlineData(1073741824.0)] // 2^30 would need a shift of 31
    [InlineData(1073741823.9999)] // rounds up to it
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_the_arithmetic_cannot_hold_is_refused(double value)
    {
        Assert.False(QuantizedMultiplier.TryFromReal(value, out int multiplier, out int shift));
        Assert.Equal((0, 0), (multiplier, shift));
    }
}
