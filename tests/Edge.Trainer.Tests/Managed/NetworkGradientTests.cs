using System;
using System.Linq;
using Edge.Trainer.Managed;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>Gradients of whole networks by central differences of the loss: what a residual block gives back reaches the layers before it, once from each path.</summary>
public sealed class NetworkGradientTests
{
    // More than one chunk, the last not full.
    private const int Batch = Chunk.Size + 3;
    private const int Classes = 4;
    private const int MostValues = 40;

    private const string Before = """{ "type": "conv2D", "filters": 3, "kernel": 3, "padding": "same" },""";
    private const string Convolution = """{ "type": "conv2D", "filters": 3, "kernel": 3, "padding": "same" }""";
    private const string Relu = """{ "type": "relu" }""";
    private const string Norm = """{ "type": "batchNorm" }""";

    [Theory]
    [InlineData(Before + $$"""{ "type": "residual", "layers": [ {{Convolution}}, {{Relu}}, {{Convolution}} ], "activation": "relu" },""")]
    [InlineData(Before + $$"""{ "type": "residual", "layers": [ {{Convolution}} ], "shortcut": [ { "type": "conv2D", "filters": 3, "kernel": 1 } ] },""")]
    public void ABlockAddsItsPaths(string layers) => Check(layers);

    // What works in place must leave the other path and the layers before the block alone.
    [Theory]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Relu}}, {{Convolution}} ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Relu}} ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Convolution}} ], "shortcut": [ {{Relu}} ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Relu}}, {{Norm}} ], "shortcut": [ {{Relu}}, {{Convolution}} ], "activation": "relu" },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Norm}}, {{Relu}}, {{Convolution}} ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Norm}} ], "shortcut": [ {{Norm}}, {{Relu}} ] }, {{Norm}},""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Relu}}, { "type": "dropout", "rate": 0.3 } ], "shortcut": [ { "type": "dropout", "rate": 0.3 } ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ { "type": "residual", "layers": [ {{Relu}}, {{Convolution}} ] }, {{Relu}} ], "shortcut": [ { "type": "residual", "layers": [ {{Relu}} ] } ] },""")]
    public void PathsDoNotDisturbEachOther(string layers)
    {
        Check(Before + layers);
        // Behind a rectifier, which looks at its own output when the gradient comes back.
        Check(Before + Relu + "," + layers);
    }

    [Fact]
    public void NormalisationInBothPathsOfAStridedBlock() => Check(
        Before + $$"""
        { "type": "residual", "layers": [ { "type": "conv2D", "filters": 5, "kernel": 3, "stride": 2, "padding": "same" }, {{Norm}}, {{Relu}}, { "type": "depthwiseConv2D", "kernel": 3, "padding": "same" }, {{Norm}} ],
          "shortcut": [ { "type": "averagePool", "kernel": 2 }, { "type": "conv2D", "filters": 5, "kernel": 1 }, {{Norm}} ], "activation": "relu" },
        """);

    // Nobody wants the gradient of the images, so the first layers have none to write.
    [Theory]
    [InlineData($$"""{ "type": "residual", "layers": [ { "type": "conv2D", "filters": 1, "kernel": 3, "padding": "same" } ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Relu}} ], "shortcut": [ { "type": "depthwiseConv2D", "kernel": 3, "padding": "same" } ] },""")]
    [InlineData($$"""{ "type": "residual", "layers": [ {{Norm}}, {{Relu}} ], "shortcut": [ { "type": "depthwiseConv2D", "kernel": 3, "stride": 1, "padding": "same" } ] },""")]
    [InlineData($$"""{{Norm}}, {{Relu}},""")]
    [InlineData($$"""{{Relu}}, { "type": "depthwiseConv2D", "kernel": 3, "stride": 2 },""")]
    [InlineData("""{ "type": "averagePool", "kernel": 2 }, { "type": "separableConv2D", "filters": 3, "kernel": 2, "activation": "relu" },""")]
    [InlineData("""{ "type": "dropout", "rate": 0.3 },""")]
    public void TheFirstLayerMayBeAny(string layers) => Check(layers);

    [Fact]
    public void LayersBetweenBlocks() => Check(
        Before + $$"""
        { "type": "residual", "layers": [ {{Convolution}} ], "activation": "relu" },
        { "type": "separableConv2D", "filters": 4, "kernel": 3, "padding": "same", "activation": "relu" }, { "type": "averagePool", "kernel": 2 },
        { "type": "residual", "layers": [ { "type": "depthwiseConv2D", "kernel": 3, "padding": "same", "activation": "relu" } ] }, { "type": "globalAveragePool" },
        """);

    private static void Check(string layers)
    {
        string json = $$"""{ "name": "x", "epochs": 1, "network": [ {{layers}} { "type": "flatten" }, { "type": "dense", "units": {{Classes}} } ], "optimizer": { "type": "sgd" } }""";
        Recipe recipe = RecipeReader.Parse(json, "x") with { Input = new TensorShape(6, 6, 1) };
        using var pool = new WorkerPool(1);
        var network = new SequentialNetwork(recipe, new NetworkContext(Batch, 1, 3), pool);
        var random = new SplitMix64(17);
        foreach (ref float value in network.Input.Values.Span)
            value = random.NextSingle(-1, 1);
        float[] images = network.Input.Values.ToArray();
        for (int i = 0; i < Batch; i++)
            network.Loss.Labels[i] = (byte)random.NextInt32(Classes);
        foreach (Parameter parameter in network.Parameters)
            foreach (ref float value in parameter.Values.Span)
                value += random.NextSingle(-0.1f, 0.1f);
        Loss(network, images);
        float[][] gradients = [.. network.Parameters.Select(p => p.Gradient.ToArray())];
        int compared = 0, edges = 0;
        for (int i = 0; i < gradients.Length; i++)
            Compare(network, images, i, gradients[i], ref compared, ref edges);
        Assert.True(edges <= compared / 4, $"{edges} of {compared} values at an edge");
    }

    // Where the slopes on both sides differ, a step crosses an edge of a rectifier or maximum: there is no gradient to compare with.
    private static void Compare(SequentialNetwork network, float[] images, int number, float[] gradient, ref int compared, ref int edges)
    {
        const float Step = 1f / 4096;
        Parameter parameter = network.Parameters[number];
        double largest = gradient.Max(Math.Abs), tolerance = (0.02 * largest) + 1e-3, middle = Loss(network, images);
        int stride = 1 + (gradient.Length / MostValues);
        for (int i = 0; i < gradient.Length; i += stride, compared++)
        {
            float before = parameter.Values.Span[i];
            parameter.Values.Span[i] = before + Step;
            double right = (Loss(network, images) - middle) / ((double)Step * Batch);
            parameter.Values.Span[i] = before - Step;
            double left = (middle - Loss(network, images)) / ((double)Step * Batch);
            parameter.Values.Span[i] = before;
            if (Math.Abs(right - left) > tolerance)
                edges++;
            else
                Assert.True(Math.Abs(((left + right) / 2) - gradient[i]) <= tolerance, $"parameter {number}, value {i}: expected {left} to {right}, got {gradient[i]} (largest {largest})");
        }
    }

    // A rectifier may be the first layer, and it works in place.
    private static double Loss(SequentialNetwork network, float[] images)
    {
        images.CopyTo(network.Input.Values.Span);
        network.ForwardBackward(Batch, 5);
        return network.Loss.Total(Chunk.CountOf(Batch)).Loss;
    }
}
