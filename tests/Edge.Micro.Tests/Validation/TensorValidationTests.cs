using System;

namespace Edge.Micro.Tests.Validation;

/// <summary>Proves that a tensor of impossible properties is refused with a sentence.</summary>
public class TensorValidationTests
{
    [Theory]
    [InlineData(0f, 0)]
    [InlineData(-1f, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(1f, -129)]
    [InlineData(1f, 128)]
    public void Wrong_scales_and_zero_points(float scale, int zeroPoint) => Refused(() => new Tensor("odd", [1], scale, zeroPoint));

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    public void Wrong_zero_points_of_an_unsigned_tensor(int zeroPoint) => Refused(() => new Tensor("odd", [1], 1f, zeroPoint, null, true));

    [Fact]
    public void Wrong_shapes_and_data()
    {
        Refused(() => new Tensor("odd", [1, 0], 1f, 0));
        Refused(() => new Tensor("odd", [-1], 1f, 0));
        Refused(() => new Tensor("odd", [1 << 28, 2], 1f, 0));
        Refused(() => new Tensor("odd", [int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue], 1f, 0));
        Refused(() => new Tensor("odd", [2], 1f, 0, new sbyte[3], false));
    }

    [Fact]
    public void The_ends_of_the_ranges_are_taken()
    {
        Assert.Equal(Tensor.MaxLength, new Tensor("t", [1 << 28], float.Epsilon, -128).Length);
        Assert.Equal(1, new Tensor("t", [], float.MaxValue, 127).Length);
        Assert.Equal(255, new Tensor("t", [1], 1f, 255, null, true).ZeroPoint);
        Assert.Equal("2x3", new Tensor("t", [2, 3], 1f, 0).ShapeText());
        Assert.Equal("scalar", new Tensor("t", [], 1f, 0).ShapeText());
    }

    private static void Refused(Func<Tensor> make)
    {
        string message = Assert.Throws<InvalidModelException>(make).Message;
        Assert.Contains("'odd'", message, StringComparison.Ordinal);
        Assert.Contains("expected", message, StringComparison.Ordinal);
        Assert.Contains("got", message, StringComparison.Ordinal);
    }
}
