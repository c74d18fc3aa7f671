using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed;

/// <summary>Makes the layers of a recipe.</summary>
internal static class LayerFactory
{
    /// <summary>Builds the network behind <paramref name="input"/>; an activation that a layer names becomes a layer of its own.</summary>
    public static List<Layer> Build(IReadOnlyList<LayerSpec> network, Activations input, NetworkContext context)
    {
        var layers = new List<Layer>();
        Activations current = input;
        for (int i = 0; i < network.Count; i++)
        {
            // Batch normalisation subtracts the mean, and a bias with it.
            bool bias = network[i].Activation != Activation.None || i + 1 == network.Count || network[i + 1].Type != LayerType.BatchNorm;
            if (network[i].Type == LayerType.Relu)
                AddRelu(layers, current);
            else
                layers.Add(Make(network[i], current, context, i, bias));
            if (network[i].Activation == Activation.Relu)
                AddRelu(layers, layers[^1].Output);
            current = layers[^1].Output;
        }
        return layers;
    }

    // The layer before it takes the maximum as it writes its results, where it can.
    private static void AddRelu(List<Layer> layers, Activations input)
    {
        var before = layers.Count > 0 ? layers[^1] as IFusesRelu : null;
        if (before is not null)
            before.Relu = true;
        layers.Add(new ReluLayer(input, fused: before is not null));
    }

    private static Layer Make(LayerSpec spec, Activations input, NetworkContext context, int position, bool bias) => spec.Type switch
    {
        LayerType.Conv2D => new Conv2DLayer(spec, input, context, position, bias),
        LayerType.MaxPool => new MaxPoolLayer(spec, input, context),
        LayerType.Dense => new DenseLayer(spec, input, context, position, bias),
        LayerType.BatchNorm => new BatchNormLayer(spec, input, context),
        LayerType.Dropout => new DropoutLayer(spec, input, context, position),
        LayerType.Flatten => new FlattenLayer(spec, input),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "Expected a layer type that the managed backend knows."),
    };
}
