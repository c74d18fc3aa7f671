using System;
using System.Linq;
using Edge.Quantize.Data;

namespace Edge.Quantize.Tests.Data;

/// <summary>Proves that stored numbers become the real ones that the formula in words tells.</summary>
public sealed class InputScalingTests
{
    [Fact]
    public void Without_a_word_a_byte_is_divided_by_255()
    {
        Assert.All(Enumerable.Range(0, 256), b => Assert.Equal(b / 255f, InputScaling.Default.Real((byte)b, 2)));
        Assert.Equal(0.7f, InputScaling.Default.Real(0.7f, 1));
        Assert.Equal("b / 255", InputScaling.Default.OfBytes());
        Assert.Equal("x", InputScaling.Default.OfReals());
    }

    [Theory]
    [InlineData(-1, 1, "b / 127.5 - 1")]
    [InlineData(0, 255, "b")]
    [InlineData(-2, 3, "b / 255 * 5 + -2")]
    public void A_range_is_met_at_both_ends(float least, float most, string formula)
    {
        var scaling = new InputScaling(least, most, [0], [1]);
        Assert.Equal((least, most), (scaling.Real((byte)0, 0), scaling.Real((byte)255, 0)));
        Assert.Equal(least + 128 / 255.0 * (most - least), scaling.Real((byte)128, 0), 1e-6);
        Assert.Equal(formula, scaling.OfBytes());
    }

    [Fact]
    public void Mean_and_deviation_are_those_of_the_channel()
    {
        var scaling = new InputScaling(0, 1, [0.5f, 0.25f], [0.5f, 2]);
        Assert.Equal((51 / 255.0 - 0.5) / 0.5, scaling.Real((byte)51, 0), 1e-6);
        Assert.Equal((51 / 255.0 - 0.25) / 2, scaling.Real((byte)51, 1), 1e-6);
        Assert.Equal((3 - 0.25) / 2, scaling.Real(3f, 1), 1e-6);
        Assert.Equal("(b / 255 - mean) / std, mean 0.5, 0.25, std 0.5, 2", scaling.OfBytes());
        Assert.Equal("(x - mean) / std, mean 0.5, 0.25, std 0.5, 2", scaling.OfReals());
    }

    [Fact]
    public void What_is_no_scaling_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new InputScaling(1, 0, [0], [1]));
        Assert.Throws<ArgumentException>(() => new InputScaling(0, 1, [0], [0]));
        Assert.Throws<ArgumentException>(() => new InputScaling(0, 1, [0, 1], [1]));
        Assert.Throws<ArgumentException>(() => new InputScaling(0, float.PositiveInfinity, [0], [1]));
    }
}
