using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves when a scheme replaces a simpler one, and the sentence that says so.</summary>
public class SchemeRuleTests
{
    private static readonly QuantizationScheme Plain = new(WeightScheme.PerChannel, RangeMethod.MinMax, false, false);

    [Theory]
    [InlineData(40.0, 495, true)]
    [InlineData(39.105, 500, true)]
    [InlineData(39.09, 500, false)]
    [InlineData(39.0, 500, false)]
    [InlineData(60.0, 498, true)]
    [InlineData(60.0, 494, false)]
    public void A_gain_must_be_clear_and_may_not_cost_answers(double decibels, int agreeing, bool isBetter) =>
        Assert.Equal(isBetter, SchemeRule.IsBetter(new SchemeTrial(Plain, 500, agreeing, null, decibels), new SchemeTrial(Plain, 500, 497, null, 39.0)));

    [Fact]
    public void The_reason_names_the_scheme_its_ratio_and_the_next()
    {
        SchemeTrial best = new(Plain, 500, 500, 499, 45.12), second = new(Plain with { Ranges = RangeMethod.Entropy, BiasCorrection = true }, 500, 500, 499, 42.84);
        SchemeTrial third = new(Plain with { Weights = WeightScheme.PerTensor, Equalization = true }, 500, 500, 499, 30);
        Assert.Equal(
            "min-max ranges, per-channel weights: 45.1 dB at the output over 500 held-out pictures, 2.3 dB above the next (entropy ranges, per-channel weights, bias correction)",
            SchemeRule.Explain(best, [third, best, second], true));
        Assert.Equal("min-max ranges, per-channel weights: 45.1 dB at the output over 500 calibration pictures (too few to hold any out)", SchemeRule.Explain(best, [best], false));
        Assert.Equal("min-max ranges, per-tensor weights, cross-layer equalisation", SchemeRule.Describe(third.Scheme));
    }

    [Fact]
    public void The_reason_admits_that_another_gave_a_little_more()
    {
        SchemeTrial best = new(Plain, 1, 1, null, 45), other = new(Plain with { Ranges = RangeMethod.Percentile }, 1, 1, null, 45.08);
        Assert.Equal(
            "min-max ranges, per-channel weights: 45.0 dB at the output over 1 held-out picture; percentile ranges, per-channel weights gave 45.1 dB, no clear gain",
            SchemeRule.Explain(best, [best, other], true));
    }
}
