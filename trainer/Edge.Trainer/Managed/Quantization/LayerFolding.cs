using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Cli;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>Folds batch normalisation and ReLU into the layer before them: the layers that an int8 network has.</summary>
internal static class LayerFolding
{
    /// <summary>The model with folded layers; each weighted one has a bias, and its activation in its specification.</summary>
    /// <exception cref="UserErrorException">A normalisation or rectifier is elsewhere than behind a weighted layer or a residual block.</exception>
    public static TrainedModel Apply(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model with { Layers = Fold(model.Layers) };
    }

    /// <summary>True for a layer that gives its output a quantisation of its own.</summary>
    public static bool IsQuantized(TrainedLayer folded) => folded.Spec.Type is LayerType.Conv2D or LayerType.DepthwiseConv2D or LayerType.Dense or LayerType.Residual;

    /// <summary>The layers with a quantisation of their own, in the order in which a network runs them.</summary>
    public static IEnumerable<TrainedLayer> Quantized(IEnumerable<TrainedLayer> folded) => folded.SelectMany(layer =>
        Quantized(layer.Layers).Concat(Quantized(layer.Shortcut)).Concat(IsQuantized(layer) ? [layer] : []));

    private static List<TrainedLayer> Fold(IReadOnlyList<TrainedLayer> layers)
    {
        var folded = new List<TrainedLayer>();
        foreach (TrainedLayer layer in layers)
        {
            TrainedLayer? before = folded.Count > 0 ? folded[^1] : null;
            switch (layer.Spec.Type)
            {
                case LayerType.BatchNorm:
                    folded[^1] = Normalized(before is { Weights: not null, Spec.Activation: not Activation.Relu } ? before : throw Elsewhere("batchNorm"), layer);
                    break;
                case LayerType.Relu:
                    folded[^1] = before is { Spec.Type: LayerType.Residual } or { Weights: not null }
                        ? before with { Spec = before.Spec with { Activation = Activation.Relu } }
                        : throw Elsewhere("relu");
                    break;
                case LayerType.Residual:
                    folded.Add(layer with { Layers = Fold(layer.Layers), Shortcut = Fold(layer.Shortcut) });
                    break;
                default:
                    folded.Add(layer.Weights is null ? layer : layer with { Bias = layer.Bias ?? new float[Channels(layer)] });
                    break;
            }
        }
        return folded;
    }

    private static TrainedLayer Normalized(TrainedLayer layer, TrainedLayer norm)
    {
        int channels = Channels(layer);
        var factors = new double[channels];
        float[] bias = new float[channels], weights = new float[layer.Weights!.Length];
        for (int c = 0; c < channels; c++)
        {
            factors[c] = norm.Gamma![c] / Math.Sqrt((double)norm.Variance![c] + norm.Epsilon);
            bias[c] = (float)(((layer.Bias![c] - norm.Mean![c]) * factors[c]) + norm.Beta![c]);
        }
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)(layer.Weights[i] * factors[i % channels]);
        return layer with { Weights = weights, Bias = bias };
    }

    private static int Channels(TrainedLayer layer) => layer.Spec.Type switch
    {
        LayerType.Conv2D => layer.Spec.Filters,
        LayerType.Dense => layer.Spec.Units,
        _ => layer.Weights!.Length / (layer.Spec.Kernel * layer.Spec.Kernel),
    };

    private static UserErrorException Elsewhere(string type) => new(
        $"Expected a layer of type {type} right behind a convolution or dense layer{(type == "relu" ? " or residual block" : "")} so that 8-bit arithmetic can take it in, got it elsewhere; move it there or leave out \"quantization\".");
}
