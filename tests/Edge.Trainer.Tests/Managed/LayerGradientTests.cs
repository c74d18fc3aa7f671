using System;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

public sealed class LayerGradientTests
{
    [Theory]
    [InlineData(3, 1, Padding.Valid, true)]
    [InlineData(3, 1, Padding.Same, true)]
    [InlineData(3, 2, Padding.Same, false)]
    [InlineData(2, 3, Padding.Valid, true)]
    [InlineData(2, 1, Padding.Same, false)]
    [InlineData(1, 1, Padding.Valid, true)]
    [InlineData(5, 1, Padding.Same, false)]
    public void Convolution(int kernel, int stride, Padding padding, bool bias)
    {
        var spec = new LayerSpec(LayerType.Conv2D) { Filters = 3, Kernel = kernel, Stride = stride, Padding = padding };
        new LayerHarness(spec, new TensorShape(5, 6, 2), Noise, bias).CheckGradients(0.25f, 1e-4);
    }

    [Fact]
    public void ConvolutionOfManyChannels() =>
        new LayerHarness(new LayerSpec(LayerType.Conv2D) { Filters = 17, Kernel = 2 }, new TensorShape(3, 3, 9), Noise).CheckGradients(0.25f, 1e-4);

    // Channels enough for Winograd's form; tiles that reach beyond the image.
    [Theory]
    [InlineData(5, 3, Padding.Valid, true)]
    [InlineData(2, 3, Padding.Same, false)]
    public void ConvolutionByTransforms(int height, int width, Padding padding, bool bias)
    {
        var spec = new LayerSpec(LayerType.Conv2D) { Filters = 17, Kernel = 3, Padding = padding };
        new LayerHarness(spec, new TensorShape(height, width, 16), Noise, bias).CheckGradients(0.25f, 1e-4);
    }

    [Theory]
    [InlineData(3, 1, Padding.Valid, 3, true)]
    [InlineData(3, 1, Padding.Same, 17, true)]
    [InlineData(3, 2, Padding.Same, 5, false)]
    [InlineData(3, 2, Padding.Valid, 1, true)]
    [InlineData(2, 3, Padding.Valid, 2, true)]
    [InlineData(4, 2, Padding.Same, 9, false)]
    [InlineData(1, 1, Padding.Valid, 4, true)]
    [InlineData(1, 2, Padding.Same, 4, true)]
    [InlineData(5, 1, Padding.Same, 2, false)]
    [InlineData(7, 1, Padding.Same, 1, true)]
    public void DepthwiseConvolution(int kernel, int stride, Padding padding, int channels, bool bias)
    {
        var spec = new LayerSpec(LayerType.DepthwiseConv2D) { Kernel = kernel, Stride = stride, Padding = padding };
        new LayerHarness(spec, new TensorShape(5, 9, channels), Noise, bias).CheckGradients(0.25f, 1e-4);
    }

    [Theory]
    [InlineData(2, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 1, 9)]
    [InlineData(2, 3, 17)]
    public void AveragePool(int kernel, int stride, int channels)
    {
        var spec = new LayerSpec(LayerType.AveragePool) { Kernel = kernel, Stride = stride };
        new LayerHarness(spec, new TensorShape(6, 5, channels), Noise).CheckGradients(0.25f, 1e-4);
    }

    [Fact]
    public void GlobalAveragePool() =>
        new LayerHarness(new LayerSpec(LayerType.GlobalAveragePool), new TensorShape(4, 3, 9), Noise).CheckGradients(0.25f, 1e-4);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dense(bool bias) =>
        new LayerHarness(new LayerSpec(LayerType.Dense) { Units = 10 }, new TensorShape(1, 1, 13), Noise, bias).CheckGradients(0.25f, 1e-4);

    // Values that are never equal and never nearer than the step of the difference.
    [Theory]
    [InlineData(2, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 1, 9)]
    [InlineData(2, 3, 17)]
    [InlineData(1, 1, 9)]
    public void MaxPool(int kernel, int stride, int channels)
    {
        var spec = new LayerSpec(LayerType.MaxPool) { Kernel = kernel, Stride = stride };
        new LayerHarness(spec, new TensorShape(6, 5, channels), i => i * 7919 % 10007 * 0.01f).CheckGradients(1f / 512, 1e-2);
    }

    [Fact]
    public void Relu() =>
        new LayerHarness(new LayerSpec(LayerType.Relu), new TensorShape(3, 3, 5), AwayFromZero).CheckGradients(0.0625f, 1e-4);

    [Theory]
    [InlineData(3, 4, 5)]
    [InlineData(1, 1, 9)]
    public void BatchNorm(int height, int width, int channels) =>
        new LayerHarness(new LayerSpec(LayerType.BatchNorm), new TensorShape(height, width, channels), i => 1 + (2 * Noise(i))).CheckGradients(0.01f, 2e-3);

    [Fact]
    public void Dropout() =>
        new LayerHarness(new LayerSpec(LayerType.Dropout) { Rate = 0.4f }, new TensorShape(2, 3, 5), Noise).CheckGradients(0.25f, 1e-4);

    [Fact]
    public void DropoutKeepsTheMeanAndDropsItsRate()
    {
        var harness = new LayerHarness(new LayerSpec(LayerType.Dropout) { Rate = 0.25f }, new TensorShape(20, 20, 4), _ => 1);
        harness.Objective();
        float[] output = harness.Layer.Output.Values.ToArray();
        double dropped = 0, sum = 0;
        foreach (float value in output)
        {
            dropped += value == 0 ? 1 : 0;
            sum += value;
        }
        Assert.InRange(dropped / output.Length, 0.23, 0.27);
        Assert.InRange(sum / output.Length, 0.97, 1.03);
    }

    private static float Noise(int index) => new SplitMix64(3, index).NextSingle(-1, 1);

    private static float AwayFromZero(int index)
    {
        float value = Noise(index);
        return value + (0.2f * Math.Sign(value));
    }
}
