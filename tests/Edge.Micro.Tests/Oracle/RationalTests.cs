using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>Proves the oracle's own roundings by hand: everything else stands on them.</summary>
public class RationalTests
{
    [Theory]
    [InlineData(5, 2, 3, 3, 2)] // 2.5
    [InlineData(-5, 2, -3, -2, -3)] // -2.5
    [InlineData(7, 3, 2, 2, 2)] // 2.33
    [InlineData(-7, 3, -2, -2, -3)]
    [InlineData(8, 3, 3, 3, 2)] // 2.67
    [InlineData(-8, 3, -3, -3, -3)]
    [InlineData(-4, 2, -2, -2, -2)]
    [InlineData(0, 9, 0, 0, 0)]
    public void The_three_roundings(int numerator, int denominator, int halfAway, int halfUp, int floor)
    {
        var value = new Rational(numerator, denominator);
        Assert.Equal((halfAway, halfUp, floor), ((int)value.RoundHalfAway(), (int)value.RoundHalfUp(), (int)value.Floor()));
    }

    [Fact]
    public void A_double_is_taken_exactly()
    {
        // 0.1 is 3602879701896397 / 2^55.
        Rational tenth = Rational.Of(0.1);
        Assert.Equal(3602879701896397 * tenth.Denominator, tenth.Numerator * BigInteger.Pow(2, 55));
        Rational least = Rational.Of(-double.Epsilon);
        Assert.Equal(-least.Denominator, least.Numerator * BigInteger.Pow(2, 1074));
    }

    [Theory]
    [InlineData(2147483648L, int.MinValue)]
    [InlineData(-2147483649L, int.MaxValue)]
    [InlineData(4294967295L, -1)]
    [InlineData(-2147483648L, int.MinValue)]
    [InlineData(2147483647L, int.MaxValue)]
    public void Wrapping_is_modulo_two_to_the_32(long value, int expected) => Assert.Equal(expected, Exact.Wrap(value));
}
