using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Quantization;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Export;

/// <summary>A trained network, independent of what trained it. Softmax after the last layer is implied.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Input">The shape of an image.</param>
/// <param name="Layers">The layers in order; residual blocks hold those of their paths.</param>
public sealed record TrainedModel(string Name, TensorShape Input, IReadOnlyList<TrainedLayer> Layers)
{
    /// <summary>The names of the classes in the order of the outputs, or none.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>Scale and zero point of images, or null for a network of floats.</summary>
    public TensorQuantization? InputQuantization { get; init; }

    /// <summary>All layers but residual blocks, which give the layers of their first path and then of their second one.</summary>
    public IEnumerable<TrainedLayer> Leaves() => Layers.SelectMany(Leaves);

    private static IEnumerable<TrainedLayer> Leaves(TrainedLayer layer) =>
        layer.Spec.Type == LayerType.Residual ? layer.Layers.Concat(layer.Shortcut).SelectMany(Leaves) : [layer];
}
