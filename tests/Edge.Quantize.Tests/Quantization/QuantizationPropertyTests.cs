using System;
using System.Linq;
using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;
using FsCheck;
using FsCheck.Fluent;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves the rules of the 8-bit specification for scales, zero points, weights and biases of any size.</summary>
public class QuantizationPropertyTests
{
    // Numbers of every magnitude, 0 among them.
    private static readonly Gen<float> Real =
        from mantissa in Gen.Choose(-1000, 1000)
        from exponent in Gen.Choose(-12, 12)
        select (float)(mantissa / 1000.0 * Math.Pow(10, exponent));

    private static Config Checks => Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20260119, 1);

    [Fact]
    public void An_activation_covers_its_range_and_meets_0_exactly() =>
        Prop.ForAll(Real.Two().ToArbitrary(), pair =>
        {
            float min = Math.Min(pair.Item1, pair.Item2), max = Math.Max(pair.Item1, pair.Item2);
            TensorQuantization q = TensorQuantization.Of(new TensorRange(min, max));
            Assert.True(q.Scale > 0 && float.IsFinite(q.Scale));
            Assert.InRange(q.ZeroPoint, -128, 127);
            double low = (-128.0 - q.ZeroPoint) * q.Scale, high = (127.0 - q.ZeroPoint) * q.Scale;
            // The zero point is rounded: an end may be missed by half a step.
            Assert.True(low <= Math.Min(min, 0) + 0.5001 * q.Scale, $"[{min}, {max}] begins at {low}");
            Assert.True(high >= Math.Max(max, 0) - 0.5001 * q.Scale, $"[{min}, {max}] ends at {high}");
            Assert.True(max <= min || high - low <= 1.001 * Math.Max(Math.Max(max, 0) - Math.Min(min, 0), 256e-18), "the range is wider than needed");
        }).Check(Checks);

    [Theory]
    [InlineData(0f, 0f, 1f / 255, -128)]
    [InlineData(0f, 255f, 1f, -128)]
    [InlineData(-255f, 0f, 1f, 127)]
    [InlineData(-1f, 1f, 2f / 255, -1)]
    [InlineData(3f, 5f, 5f / 255, -128)]
    public void Known_ranges_give_known_scales(float min, float max, float scale, int zeroPoint) =>
        // [-1, 1]: -128 + 127.5 = -0.5, a tie that goes away from zero.
        Assert.Equal((scale, zeroPoint), (TensorQuantization.Of(new TensorRange(min, max)).Scale, TensorQuantization.Of(new TensorRange(min, max)).ZeroPoint));

    [Fact]
    public void Extreme_ranges_give_scales_that_can_be_stored()
    {
        foreach (float most in new[] { float.Epsilon, 1e-38f, 1e38f, float.MaxValue })
        {
            TensorQuantization q = TensorQuantization.Of(new TensorRange(-most, most));
            Assert.True(q.Scale > 0 && float.IsFinite(q.Scale) && q.Scale * q.Scale > 0, $"{most} gives {q.Scale}");
        }
    }

    [Fact]
    public void Weights_err_by_half_a_step_and_stay_within_127() =>
        Prop.ForAll(Real.ArrayOf(12).Zip(Real.Zip(Gen.Choose(-6, 3))).ToArbitrary(), given =>
        {
            (float[] weights, (float bias, int exponent)) = given;
            float inputScale = (float)Math.Pow(10, exponent);
            QuantizedWeights q = QuantizedWeights.Of([.. weights, .. new float[12]], [bias, 0], inputScale);
            double step = q.Scales[0];
            for (int i = 0; i < 12; i++)
            {
                Assert.InRange(q.Weights[i], -127, 127);
                Assert.True(Math.Abs(q.Weights[i] * step - weights[i]) <= step * 0.5001, $"weight {weights[i]} became {q.Weights[i]} of {step}");
            }
            Assert.True(Math.Abs(q.Bias[0] * step * inputScale - bias) <= 0.5001 * step * inputScale + 1e-6 * Math.Abs(bias), $"bias {bias} became {q.Bias[0]}");
            Assert.True(step <= Math.Max(Math.Max(weights.Max(Math.Abs) / 126.9, Math.Abs(bias) / (double)inputScale / 1e9), 1e-18 * 1.001), "the step is coarser than needed");
            // The second channel is all zeros: it stays so under a scale that can be stored.
            Assert.All(q.Weights[12..], w => Assert.Equal(0, w));
            Assert.True(q.Scales[1] > 0 && q.Bias[1] == 0);
        }).Check(Checks);

    [Fact]
    public void A_channel_with_a_bias_only_keeps_it()
    {
        QuantizedWeights q = QuantizedWeights.Of(new float[4], [0.75f], 0.01f);
        Assert.Equal(0.75, q.Bias[0] * (double)q.Scales[0] * 0.01f, 1e-6);
        Assert.InRange(q.Bias[0], 1 << 28, int.MaxValue);
    }

    [Fact]
    public void The_least_output_scale_keeps_every_accumulator_within_31_bits() =>
        Prop.ForAll(Real.ArrayOf(8).Zip(Real).ToArbitrary(), given =>
        {
            QuantizedWeights q = QuantizedWeights.Of(given.Item1, [given.Item2], 0.02f);
            double least = q.LeastOutputScale(0.02f);
            double accumulator = Math.Abs((double)q.Bias[0]) + 255.0 * q.Weights.Sum(w => Math.Abs((int)w));
            double factor = 0.02f * (double)q.Scales[0] / Math.Max(least, 1e-30);
            Assert.True(accumulator * Math.Pow(2, Math.Ceiling(Math.Log2(factor)) + 1) <= int.MaxValue, $"{accumulator} by {factor}");
        }).Check(Checks);
}
