using System;
using Edge.Micro.Arithmetic;
using Edge.Micro.Tests.Oracle;
using FsCheck;
using FsCheck.Fluent;

namespace Edge.Micro.Tests.Arithmetic;

/// <summary>Bounds the fixed-point exponential and reciprocal by the real ones. Steps are of 2^-31.</summary>
public class ExponentialTests
{
    private const double Step = 1.0 / (1L << 31);

    private static readonly Gen<int> Differences =
        Gen.OneOf(Gen.Choose(int.MinValue, 0), Gen.Choose(-(1 << 26), 0), Gen.Choose(0, 127).Select(quarters => -quarters << 24), Gen.Choose(-1000, 0));

    private static readonly Gen<int> Sums =
        Gen.OneOf(Gen.Choose(1, int.MaxValue), Gen.Choose(0, 30).Select(bit => 1 << bit), Gen.Choose(1, 1000), Gen.Choose(0, 100).Select(i => int.MaxValue - i));

    [Fact]
    public void The_exponential_has_the_exact_bits() => Properties.Holds(
        Differences,
        a => Assert.Equal(FixedSoftmax.Exp(a), ExponentialFixedPoint.ExpOnNegativeValues(a)),
        20_000);

    [Fact]
    public void The_reciprocal_has_the_exact_bits() => Properties.Holds(
        Sums,
        x =>
        {
            Assert.Equal(FixedSoftmax.Reciprocal(x, out int bits), ExponentialFixedPoint.Reciprocal(x, 12, out int bitsOverUnit));
            Assert.Equal(bits, bitsOverUnit);
        },
        20_000);

    // The remainder of the polynomial, exp(-1/8) * (1/8)^5 / 120 and a little, is 491 steps; the roundings add a few.
    [Fact]
    public void The_exponential_is_within_500_steps_of_the_real_one() => Properties.Holds(
        Differences,
        a => Assert.InRange((ExponentialFixedPoint.ExpOnNegativeValues(a) * Step - Math.Exp(a / (double)(1 << 26))) / Step, -500, 500),
        20_000);

    [Fact]
    public void The_exponential_at_hand_picked_places()
    {
        Assert.Equal(int.MaxValue, ExponentialFixedPoint.ExpOnNegativeValues(0)); // 1 - 2^-31
        Assert.InRange(ExponentialFixedPoint.ExpOnNegativeValues(-(1 << 26)), 790015084 - 500, 790015084 + 500); // exp(-1) * 2^31 = 790015083.6
        Assert.InRange(ExponentialFixedPoint.ExpOnNegativeValues(int.MinValue), 0, 1); // exp(-32) * 2^31 is 0.00003
    }

    [Fact]
    public void The_reciprocal_is_within_8_steps_of_the_real_one() => Properties.Holds(
        Sums,
        x =>
        {
            int reciprocal = ExponentialFixedPoint.Reciprocal(x, 12, out int bitsOverUnit);
            double real = Math.Pow(2, bitsOverUnit) / (x / (double)(1 << 19));
            Assert.InRange(real, 0.5, 1.0);
            Assert.InRange((reciprocal * Step - real) / Step, -8, 8);
        },
        20_000);
}
