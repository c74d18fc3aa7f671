using System;
using System.Linq;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>A channel of a depthwise convolution gets the same bits in a wide register as alone, in a scalar one.</summary>
public sealed class DepthwiseWidthTests
{
    // A register of each width and one channel more.
    private const int Channels = 16 + 8 + 4 + 1;

    [Theory]
    [InlineData(3, 1, Padding.Same)]
    [InlineData(3, 2, Padding.Same)]
    [InlineData(5, 1, Padding.Valid)]
    public void WidthsDoNotShow(int kernel, int stride, Padding padding)
    {
        var spec = new LayerSpec(LayerType.DepthwiseConv2D) { Kernel = kernel, Stride = stride, Padding = padding };
        (float[] output, float[] inputGradient, float[] weightGradient, float[] biasGradient) = Run(spec, Channels, c => c);
        for (int channel = 0; channel < Channels; channel++)
        {
            (float[] one, float[] oneInput, float[] oneWeight, float[] oneBias) = Run(spec, 1, _ => channel);
            Assert.Equal(one, Of(output, channel));
            Assert.Equal(oneInput, Of(inputGradient, channel));
            Assert.Equal(oneWeight, Of(weightGradient, channel));
            Assert.Equal(oneBias, Of(biasGradient, channel));
        }
    }

    private static float[] Of(float[] values, int channel) => [.. values.Where((_, i) => i % Channels == channel)];

    // number: the channel of the whole layer that a channel of this one stands for.
    private static (float[] Output, float[] InputGradient, float[] WeightGradient, float[] BiasGradient) Run(LayerSpec spec, int channels, Func<int, int> number)
    {
        const int Images = 3;
        var input = Activations.Allocate(new TensorShape(9, 11, channels), Images);
        var layer = new DepthwiseConv2DLayer(spec, input, new NetworkContext(Images, 1, 1), 0, bias: true);
        Fill(input.Values.Span, channels, number, 1);
        Fill(layer.Weights.Values.Span, channels, number, 2);
        Fill(layer.Bias!.Values.Span, channels, number, 3);
        Fill(layer.Output.Gradients!.Span, channels, number, 4);
        var chunk = new Chunk(0, 0, Images, 0, 1);
        layer.Prepare();
        layer.Forward(chunk);
        layer.Backward(chunk);
        return (layer.Output.Values.ToArray(), input.Gradients!.ToArray(), layer.Weights.Part(0).ToArray(), layer.Bias.Part(0).ToArray());
    }

    private static void Fill(Span<float> values, int channels, Func<int, int> number, int stream)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = new SplitMix64(stream, i / channels, number(i % channels)).NextSingle(-1, 1);
    }
}
