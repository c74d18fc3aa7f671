using System;
using System.Collections.Generic;
using Edge.Trainer.Export;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>The arrays of a trained float network as named tensors, and back.</summary>
public static class ModelTensors
{
    /// <summary>Names such as "0.weights" and, in a residual block, "3.layers.0.gamma".</summary>
    public static IReadOnlyList<StateTensor> Of(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var tensors = new List<StateTensor>();
        Map(model.Layers, "", (name, values) =>
        {
            tensors.Add(StateTensor.Of(name, values));
            return values;
        });
        return tensors;
    }

    /// <summary>A model with the arrays of its tensors.</summary>
    /// <param name="template">A model of the same network, whose arrays do not matter.</param>
    /// <param name="tensors">What <see cref="Of"/> gave.</param>
    /// <exception cref="ArgumentException">The tensors are of another network.</exception>
    public static TrainedModel Restore(TrainedModel template, IReadOnlyList<StateTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(tensors);
        int used = 0;
        TrainedModel model = template with
        {
            Layers = Map(template.Layers, "", (name, values) =>
            {
                used++;
                return tensors.Named(name).As<float>(values.Length).ToArray();
            }),
        };
        return used == tensors.Count ? model : throw new ArgumentException($"Expected {used} tensors of a model, got {tensors.Count}.", nameof(tensors));
    }

    private static List<TrainedLayer> Map(IReadOnlyList<TrainedLayer> layers, string prefix, Func<string, float[], float[]> map)
    {
        var mapped = new List<TrainedLayer>();
        for (int i = 0; i < layers.Count; i++)
        {
            string name = $"{prefix}{i}.";
            float[]? Each(string what, float[]? values) => values is null ? null : map(name + what, values);
            TrainedLayer layer = layers[i];
            mapped.Add(layer with
            {
                Weights = Each("weights", layer.Weights),
                Bias = Each("bias", layer.Bias),
                Gamma = Each("gamma", layer.Gamma),
                Beta = Each("beta", layer.Beta),
                Mean = Each("mean", layer.Mean),
                Variance = Each("variance", layer.Variance),
                Layers = Map(layer.Layers, name + "layers.", map),
                Shortcut = Map(layer.Shortcut, name + "shortcut.", map),
            });
        }
        return mapped;
    }
}
