using System.Numerics;
using Edge.Micro.Arithmetic;
using Edge.Micro.Tests.Oracle;
using FsCheck.Fluent;

namespace Edge.Micro.Tests.Arithmetic;

/// <summary>Proves the contract's arithmetic against its definition in numbers without limits.</summary>
public class FixedPointTests
{
    private const int Cases = 20_000;

    [Fact]
    public void The_high_multiply_is_the_product_over_two_to_the_31_with_ties_up() => Properties.Holds(
        Numbers.Any.Zip(Numbers.Any),
        pair => Assert.Equal(Exact.HighMul(pair.Item1, pair.Item2), FixedPoint.SaturatingRoundingDoublingHighMul(pair.Item1, pair.Item2)),
        Cases);

    [Fact]
    public void The_high_multiply_breaks_every_tie_upwards() => Properties.Holds(
        Gen.Choose(-(1 << 30), (1 << 30) - 1),
        half => Assert.Equal(half + 1, FixedPoint.SaturatingRoundingDoublingHighMul((2 * half) + 1, 1 << 30)),
        Cases);

    [Fact]
    public void The_oracle_of_the_high_multiply_is_nudge_and_truncate() => Properties.Holds(
        Numbers.Any.Zip(Numbers.Any).Where(pair => pair.Item1 != int.MinValue || pair.Item2 != int.MinValue),
        pair =>
        {
            BigInteger product = (BigInteger)pair.Item1 * pair.Item2;
            BigInteger nudge = product.Sign >= 0 ? BigInteger.Pow(2, 30) : 1 - BigInteger.Pow(2, 30);
            Assert.Equal(BigInteger.Divide(product + nudge, BigInteger.Pow(2, 31)), Exact.HighMul(pair.Item1, pair.Item2));
        },
        Cases);

    [Theory]
    [InlineData(int.MinValue, int.MinValue, int.MaxValue)] // 2^31 does not fit: the one saturation
    [InlineData(int.MinValue, int.MaxValue, int.MinValue + 1)] // -(2^31 - 1)
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue - 1)] // 2^31 - 2 + 2^-31
    [InlineData(1, 1 << 30, 1)] // 0.5 -> 1
    [InlineData(-1, 1 << 30, 0)] // -0.5 -> 0, not -1
    [InlineData(3, 1 << 30, 2)] // 1.5 -> 2
    [InlineData(-3, 1 << 30, -1)] // -1.5 -> -1, not -2
    [InlineData(-3, (1 << 30) + 1, -2)] // a little below -1.5 -> -2
    [InlineData(1, (1 << 30) - 1, 0)] // a little below 0.5 -> 0
    public void The_high_multiply_by_hand(int a, int b, int expected) => Assert.Equal(expected, FixedPoint.SaturatingRoundingDoublingHighMul(a, b));

    [Fact]
    public void The_division_by_a_power_of_two_rounds_ties_away_from_zero() => Properties.Holds(
        Numbers.Any.Zip(Gen.Choose(0, 31)),
        pair => Assert.Equal(Exact.DivideByPowerOfTwo(pair.Item1, pair.Item2), FixedPoint.RoundingDivideByPowerOfTwo(pair.Item1, pair.Item2)),
        Cases);

    [Theory]
    [InlineData(1, 1, 1)] // 0.5 -> 1
    [InlineData(-1, 1, -1)] // -0.5 -> -1: unlike the high multiply
    [InlineData(-3, 1, -2)] // -1.5 -> -2
    [InlineData(5, 2, 1)] // 1.25 -> 1
    [InlineData(6, 2, 2)] // 1.5 -> 2
    [InlineData(-6, 2, -2)] // -1.5 -> -2
    [InlineData(-5, 2, -1)] // -1.25 -> -1
    [InlineData(int.MinValue, 31, -1)] // -1
    [InlineData(int.MaxValue, 31, 1)] // just below 1
    [InlineData(-(1 << 30), 31, -1)] // -0.5 -> -1
    [InlineData((1 << 30) - 1, 31, 0)] // just below 0.5
    [InlineData(-7, 0, -7)]
    public void The_division_by_hand(int x, int exponent, int expected) => Assert.Equal(expected, FixedPoint.RoundingDivideByPowerOfTwo(x, exponent));

    [Fact]
    public void The_rescaling_rounds_twice_for_every_shift()
    {
        for (int shift = -31; shift <= 30; shift++)
        {
            int fixedShift = shift;
            Properties.Holds(
                Numbers.Any.Zip(Numbers.Multiplier),
                pair => Assert.Equal(Exact.Rescale(pair.Item1, pair.Item2, fixedShift), FixedPoint.MultiplyByQuantizedMultiplier(pair.Item1, pair.Item2, fixedShift)),
                1000);
        }
    }

    [Theory]
    [InlineData(100, 1 << 30, 1, 100)] // 100 * 1/2 * 2
    [InlineData(100, 1 << 30, 0, 50)] // 100 * 1/2
    [InlineData(5, 1 << 30, -1, 2)] // 2.5 -> 3, then 1.5 -> 2; one rounding of 1.25 would give 1
    [InlineData(-5, 1 << 30, -1, -1)] // -2.5 -> -2, then -1; once: -1
    [InlineData(-7, 1 << 30, -1, -2)] // -3.5 -> -3, then -1.5 -> -2
    [InlineData(1000, 1717986918, -2, 200)] // 1000 * 0.8 / 4, 0.8 = 1717986918 / 2^31
    [InlineData(1 << 30, 1 << 30, 2, 0)] // 2^32 wraps to 0 before the multiply
    [InlineData(123456, 0, 0, 0)]
    public void The_rescaling_by_hand(int x, int multiplier, int shift, int expected) =>
        Assert.Equal(expected, FixedPoint.MultiplyByQuantizedMultiplier(x, multiplier, shift));

    [Fact]
    public void The_left_shift_saturates() => Properties.Holds(
        Numbers.Any.Zip(Gen.Choose(0, 30)),
        pair => Assert.Equal(Exact.Clamp(pair.Item1 * BigInteger.Pow(2, pair.Item2), int.MinValue, int.MaxValue), FixedPoint.SaturatingShiftLeft(pair.Item1, pair.Item2)),
        Cases);

    [Fact]
    public void The_half_sum_rounds_ties_away_from_zero() => Properties.Holds(
        Numbers.Any.Zip(Numbers.Any),
        pair => Assert.Equal(new Rational((BigInteger)pair.Item1 + pair.Item2, 2).RoundHalfAway(), FixedPoint.RoundingHalfSum(pair.Item1, pair.Item2)),
        Cases);

    [Fact]
    public void The_clamp_gives_the_nearest_number_of_the_range() => Properties.Holds(
        Numbers.Any.Zip(Gen.Choose(-128, 127)).SelectMany(pair => Gen.Choose(pair.Item2, 127).Select(max => (X: pair.Item1, Min: pair.Item2, Max: max))),
        c => Assert.Equal(Exact.Clamp(c.X, c.Min, c.Max), FixedPoint.Clamp(c.X, c.Min, c.Max)),
        Cases);
}
