using System;
using System.Linq;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Quantization;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that the gradients in integers are those of the float layer on the same rounded weights and inputs, and zero where the output is clamped.</summary>
public sealed class StraightThroughTests
{
    private const int Batch = Chunk.Size + 3;
    private const float InputScale = 0.013f;

    private static readonly NetworkContext Context = new(Batch, 1, 7);

    [Theory]
    [InlineData(LayerType.Conv2D, Activation.None)]
    [InlineData(LayerType.Conv2D, Activation.Relu)]
    [InlineData(LayerType.DepthwiseConv2D, Activation.Relu)]
    [InlineData(LayerType.Dense, Activation.None)]
    [InlineData(LayerType.Dense, Activation.Relu)]
    public void GradientsAreThoseOfTheFloatLayer(LayerType type, Activation activation)
    {
        var spec = new LayerSpec(type) { Filters = 5, Units = 5, Kernel = 3, Activation = activation };
        TensorShape shape = type == LayerType.Dense ? new TensorShape(1, 1, 40) : new TensorShape(6, 5, 4);
        var random = new SplitMix64(3);
        Activations input = Activations.Allocate(shape, Batch), real = Activations.Allocate(shape, Batch);
        for (int i = 0; i < input.Values.Length; i++)
            real.Values.Span[i] = (input.Values.Span[i] = random.NextInt32(256)) * InputScale;
        var tensor = new QuantizedTensor();
        tensor.Follow(new(InputScale, -128));
        LayerSpec plain = spec with { Activation = Activation.None };
        var layer = new QuantizedWeightedLayer(spec, Make(plain, input), tensor, Context);
        foreach (ref float weight in layer.Weights.Values.Span)
            weight = random.NextSingle(-0.3f, 0.3f);
        foreach (ref float bias in layer.Bias.Values.Span)
            bias = random.NextSingle(-1, 1);
        Assert.True(layer.TryRequantize());
        ForChunks(layer.Forward);
        layer.Observe(Chunk.CountOf(Batch));
        Assert.True(layer.TryRequantize());
        layer.Prepare();
        ForChunks(layer.Forward);

        Layer twin = Make(plain, real);
        Dequantize(layer, ((IWeightedLayer)twin).Weights.Values.Span);
        float[] upstream = [.. Enumerable.Range(0, layer.Output.Values.Length).Select(_ => random.NextSingle(-1, 1))];
        upstream.CopyTo(layer.Output.Gradients!.Span);
        float least = activation == Activation.Relu ? 0 : -128 - layer.Tensor.Quantization.ZeroPoint, most = 127 - layer.Tensor.Quantization.ZeroPoint;
        for (int i = 0; i < upstream.Length; i++)
            twin.Output.Gradients!.Span[i] = layer.Output.Values.Span[i] is float v && v > least && v < most ? upstream[i] : 0;
        float[] masked = twin.Output.Gradients!.ToArray();
        Assert.Contains(masked, g => g == 0);
        twin.Prepare();
        ForChunks(layer.Backward);
        ForChunks(twin.Backward);
        foreach (Parameter parameter in layer.Parameters.Concat(twin.Parameters))
            for (int slice = 0; slice < parameter.Slices; slice++)
                parameter.ReduceGradient(slice, Batch);

        Close(real.Gradients!.ToArray(), input.Gradients!.ToArray());
        Close(twin.Parameters[0].Gradient.ToArray(), layer.Weights.Gradient.ToArray());
        Close([.. Enumerable.Range(0, 5).Select(c => masked.Where((_, i) => i % layer.Output.Shape.Channels == c).Sum())], layer.Bias.Gradient.ToArray());
    }

    private static Layer Make(LayerSpec spec, Activations input) => spec.Type switch
    {
        LayerType.Conv2D => new Conv2DLayer(spec, input, Context, 0, bias: false),
        LayerType.DepthwiseConv2D => new DepthwiseConv2DLayer(spec, input, Context, 0, bias: false),
        _ => new DenseLayer(spec, input, Context, 0, bias: false),
    };

    private static void Dequantize(QuantizedWeightedLayer layer, Span<float> weights)
    {
        Trainer.Export.LayerQuantization integers = layer.Integers();
        for (int i = 0; i < weights.Length; i++)
            weights[i] = integers.Weights![i] * integers.WeightScales![i % integers.WeightScales.Length];
    }

    private static void Close(float[] expected, float[] got)
    {
        float largest = expected.Max(MathF.Abs);
        Assert.True(largest > 0.1f);
        for (int i = 0; i < Math.Min(expected.Length, got.Length); i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= 2e-5f * largest, $"gradient {i}: expected {expected[i]}, got {got[i]} (largest {largest})");
    }

    private static void ForChunks(ChunkAction action)
    {
        for (int i = 0; i < Chunk.CountOf(Batch); i++)
            action(new Chunk(i, i * Chunk.Size, Math.Min(Chunk.Size, Batch - (i * Chunk.Size)), 0, 5));
    }
}
