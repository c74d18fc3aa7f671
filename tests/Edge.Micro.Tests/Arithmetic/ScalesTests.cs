using System;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;
using FsCheck;
using FsCheck.Fluent;

namespace Edge.Micro.Tests.Arithmetic;

/// <summary>Proves quantisation, dequantisation, activation ranges and the factors of convolutions.</summary>
public class ScalesTests
{
    private static readonly Gen<float> Scale = Gen.OneOf(
        Gen.Choose(1, int.MaxValue).Zip(Gen.Choose(-60, 5), (mantissa, exponent) => (float)(mantissa * Math.Pow(2, exponent))),
        Gen.Elements(1f, 0.5f, 2f, 1f / 256, 0.1f, 1e-30f, 1e30f, float.Epsilon));

    private static readonly Gen<float> Real = Gen.OneOf(
        Gen.Choose(-2_000_000, 2_000_000).Select(i => i / 4096f),
        Gen.Choose(-600, 600).Select(i => i / 2f),
        Gen.Choose(-300, 300).SelectMany(i => Gen.Elements(MathF.BitIncrement(i + 0.5f), MathF.BitDecrement(i + 0.5f))),
        Gen.Choose(int.MinValue, int.MaxValue).Select(BitConverter.Int32BitsToSingle));

    [Fact]
    public void Quantising_rounds_the_single_precision_quotient_with_ties_away_from_zero() => Properties.Holds(
        Numbers.Three(Real, Gen.OneOf(Gen.Constant(1f), Gen.Constant(0.25f), Scale), Gen.Choose(-128, 127)),
        c =>
        {
            (float real, float scale, int zeroPoint) = c;
            float quotient = real / scale;
            int expected = float.IsNaN(quotient) ? zeroPoint
                : float.IsInfinity(quotient) ? quotient > 0 ? 127 : -128
                : (int)Exact.Clamp(Rational.Of(quotient).RoundHalfAway() + zeroPoint, -128, 127);
            Assert.Equal(expected, Scales.Quantize(real, scale, zeroPoint));
        },
        20_000);

    [Theory]
    [InlineData(0.5f, 1f, 0, 1)]
    [InlineData(-0.5f, 1f, 0, -1)]
    [InlineData(0.49999997f, 1f, 0, 0)] // the float below one half: adding one half in single precision would give 1
    [InlineData(2.5f, 1f, -1, 2)] // 3 - 1
    [InlineData(-1000f, 1f, 127, -128)]
    [InlineData(1000f, 0.5f, -128, 127)]
    [InlineData(float.NaN, 1f, 7, 7)]
    [InlineData(float.NegativeInfinity, 1f, 7, -128)]
    [InlineData(1f, 1e-45f, 0, 127)] // the quotient overflows to infinity
    public void Quantising_by_hand(float real, float scale, int zeroPoint, int expected) => Assert.Equal(expected, Scales.Quantize(real, scale, zeroPoint));

    [Fact]
    public void Dequantising_is_the_exact_product_rounded_once_to_single_precision() => Properties.Holds(
        Numbers.Three(Scale, Gen.Choose(-128, 255), Gen.Choose(-128, 255)),
        c =>
        {
            // A float times a number of 9 bits is exact in double precision.
            var exact = new Rational(c.Item2 - c.Item3, 1) * Rational.Of(c.Item1);
            double product = (double)exact.Numerator / (double)exact.Denominator;
            Assert.Equal((float)product, Scales.Dequantize(c.Item2, c.Item1, c.Item3));
        },
        5_000);

    [Fact]
    public void Quantising_what_was_dequantised_gives_the_same_number() => Properties.Holds(
        Numbers.Three(Gen.Choose(-128, 127), Gen.Choose(-128, 127), Scale.Where(s => s > 1e-30f)),
        c => Assert.Equal(c.Item1, Scales.Quantize(Scales.Dequantize(c.Item1, c.Item3, c.Item2), c.Item3, c.Item2)),
        5_000);

    [Fact]
    public void Whole_tensors_are_quantised_and_dequantised_from_their_offsets()
    {
        var tensor = new Tensor("t", [2, 2], 0.5f, 10);
        var q = new sbyte[6];
        Quantize.Run([9f, 0f, 1f, -0.25f, 1000f, 9f], 1, tensor, q, 1);
        // 0/0.5 + 10; 2 + 10; round(-0.5) = -1, + 10; saturated.
        Assert.Equal([0, 10, 12, 9, 127, 0], q);
        var real = new float[6];
        Dequantize.Run(q, 1, tensor, real, 2);
        // (10-10)/2, (12-10)/2, (9-10)/2, (127-10)/2
        Assert.Equal([0f, 0f, 0f, 1f, -0.5f, 58.5f], real);
    }

    [Theory]
    [InlineData(Activation.None, 0.1f, 5, -128, 127)]
    [InlineData(Activation.Relu, 0.1f, 5, 5, 127)]
    [InlineData(Activation.Relu, 0.1f, -128, -128, 127)]
    [InlineData(Activation.Relu, 0.1f, 127, 127, 127)]
    [InlineData(Activation.Relu6, 0.1f, -100, -100, -40)] // 6 / 0.1 = 60
    [InlineData(Activation.Relu6, 0.01f, 0, 0, 127)] // 600 saturates
    [InlineData(Activation.ReluN1To1, 0.1f, 3, -7, 13)] // 3 -+ 10
    [InlineData(Activation.ReluN1To1, 0.4f, 0, -3, 3)] // 2.5 -> 3 away from zero on both sides
    [InlineData(Activation.ReluN1To1, 0.001f, 0, -128, 127)]
    public void The_activation_range_by_hand(Activation activation, float scale, int zeroPoint, int min, int max)
    {
        Scales.ActivationRange(activation, scale, zeroPoint, out int gotMin, out int gotMax);
        Assert.Equal((min, max), (gotMin, gotMax));
    }

    [Fact]
    public void The_factors_of_a_convolution_are_formed_in_double_precision() => Properties.Holds(
        Numbers.Three(Scale, Scale.Two(), Scale),
        c =>
        {
            float[] weights = [c.Item2.Item1, c.Item2.Item2];
            int[] multipliers = new int[2], shifts = new int[2];
            int wrong = Scales.PerChannel(c.Item1, weights, c.Item3, multipliers, shifts);
            for (int channel = 0; channel < (wrong < 0 ? 2 : wrong); channel++)
                Assert.Equal(Exact.Quantize((double)c.Item1 * weights[channel] / c.Item3), (multipliers[channel], shifts[channel]));
            if (wrong >= 0)
                Assert.Null(Exact.Quantize((double)c.Item1 * weights[wrong] / c.Item3));
        },
        5_000);

    [Fact]
    public void The_factor_of_a_fully_connected_layer_is_formed_from_a_single_precision_product()
    {
        int different = 0;
        Properties.Holds(
            Numbers.Three(Scale, Scale, Scale),
            c =>
            {
                int[] multipliers = new int[2], shifts = new int[2];
                float product = c.Item1 * c.Item2;
                (int, int)? expected = Exact.Quantize((double)product / c.Item3);
                Assert.Equal(expected.HasValue ? -1 : 0, Scales.PerTensor(c.Item1, c.Item2, c.Item3, multipliers, shifts));
                Assert.Equal(expected ?? (0, 0), (multipliers[1], shifts[1]));
                if (expected != Exact.Quantize((double)c.Item1 * c.Item2 / c.Item3))
                    different++;
            },
            5_000);
        Assert.True(different > 100, "expected cases in which single and double precision differ");
    }

    [Fact]
    public void Only_finite_scales_above_zero_are_valid()
    {
        Assert.All([float.Epsilon, 1f, float.MaxValue], scale => Assert.True(Scales.IsValid(scale)));
        Assert.All([0f, -0f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity], scale => Assert.False(Scales.IsValid(scale)));
    }
}
