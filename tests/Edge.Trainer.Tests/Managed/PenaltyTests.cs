using System;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>L2 adds 2 * l2 * w to the gradient of the weights, and nothing to that of the bias.</summary>
public sealed class PenaltyTests
{
    [Theory]
    [InlineData("""{ "type": "conv2D", "filters": 3, "kernel": 3, "l2": 0.25 }, { "type": "flatten" }, { "type": "dense", "units": 4 }""")]
    [InlineData("""{ "type": "depthwiseConv2D", "kernel": 3, "l2": 0.25 }, { "type": "flatten" }, { "type": "dense", "units": 4 }""")]
    [InlineData("""{ "type": "residual", "layers": [ { "type": "depthwiseConv2D", "kernel": 3, "padding": "same", "l2": 0.25 } ] }, { "type": "flatten" }, { "type": "dense", "units": 4 }""")]
    [InlineData("""{ "type": "flatten" }, { "type": "dense", "units": 7, "l2": 0.25 }, { "type": "dense", "units": 4 }""")]
    public void AddsToTheGradientOfTheWeights(string layers)
    {
        SequentialNetwork plain = Trained(layers.Replace(", \"l2\": 0.25", "", StringComparison.Ordinal)), penalised = Trained(layers);
        bool first = true;
        for (int i = 0; i < plain.Parameters.Count; i++, first = false)
            for (int j = 0; j < plain.Parameters[i].Length; j++)
            {
                float penalty = first ? 2 * 0.25f * plain.Parameters[i].Values.Span[j] : 0;
                Assert.Equal(plain.Parameters[i].Gradient.Span[j] + penalty, penalised.Parameters[i].Gradient.Span[j]);
            }
        // The loss that is reported is the cross-entropy, with or without.
        Assert.Equal(plain.Loss.Total(1), penalised.Loss.Total(1));
    }

    private static SequentialNetwork Trained(string layers)
    {
        Recipe recipe = RecipeReader.Parse($$"""{ "name": "x", "epochs": 1, "network": [ {{layers}} ], "optimizer": { "type": "sgd" } }""", "x") with { Input = new TensorShape(6, 6, 1) };
        using var pool = new WorkerPool(1);
        var network = new SequentialNetwork(recipe, new NetworkContext(Chunk.Size, 1, 3), pool);
        for (int i = 0; i < network.Input.Values.Length; i++)
            network.Input.Values.Span[i] = i % 11 * 0.1f;
        network.ForwardBackward(Chunk.Size, 0);
        return network;
    }
}
