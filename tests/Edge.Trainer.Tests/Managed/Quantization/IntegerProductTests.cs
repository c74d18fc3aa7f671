using System;
using Edge.Micro.Arithmetic;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Managed.Quantization;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that accumulators are exact also where single precision cannot hold their sum.</summary>
public sealed class IntegerProductTests
{
    private const int Channels = 3, Samples = 5, Multiplier = (1 << 30) + 12345, Shift = -3;

    [Theory]
    [InlineData(100, true)]
    [InlineData(518, true)]
    [InlineData(519, false)]
    [InlineData(1500, false)]
    [InlineData(5000, false)]
    public void OfTheLargestInputsAndWeights(int depth, bool isExact)
    {
        (float[] got, int[] expected) = Run(depth, isExact);
        Assert.Equal(expected, Array.ConvertAll(got, v => (int)v));
    }

    // Without slices the sum is rounded: the test above would not notice a bound that is too wide.
    [Fact]
    public void SinglePrecisionAloneWouldNotDo()
    {
        (float[] got, int[] expected) = Run(5000, isExact: true);
        Assert.NotEqual(expected, Array.ConvertAll(got, v => (int)v));
    }

    private static (float[] Got, int[] Expected) Run(int depth, bool isExact)
    {
        var random = new SplitMix64(depth);
        var geometry = new ConvGeometry(new LayerSpec(LayerType.Conv2D) { Kernel = 1, Filters = Channels }, new TensorShape(1, 1, depth));
        Activations input = Activations.Allocate(geometry.Input, Samples), output = Activations.Allocate(geometry.Output, Samples);
        var weights = new FloatBuffer(depth * Channels);
        foreach (ref float value in input.Values.Span)
            value = 255 - random.NextInt32(2);
        foreach (ref float value in weights.Span)
            value = 127 - random.NextInt32(2);
        var requantizer = new Requantizer(Channels);
        for (int c = 0; c < Channels; c++)
            requantizer.Set(c, c, Multiplier, Shift);
        new IntegerProduct(geometry, input, output, weights, 1).Run(new Chunk(0, 0, Samples, 0, 0), requantizer, isExact, int.MinValue, int.MaxValue);
        int[] expected = new int[Samples * Channels];
        for (int i = 0; i < expected.Length; i++)
        {
            int sum = i % Channels;
            for (int k = 0; k < depth; k++)
                sum += (int)input.Values.Span[(i / Channels * depth) + k] * (int)weights.Span[(k * Channels) + (i % Channels)];
            expected[i] = (int)(float)FixedPoint.MultiplyByQuantizedMultiplier(sum, Multiplier, Shift);
        }
        return (output.Values.ToArray(), expected);
    }
}
