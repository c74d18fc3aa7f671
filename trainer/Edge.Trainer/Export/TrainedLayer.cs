using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Export;

/// <summary>A layer with what it has learnt. Arrays that the layer does not have are null.</summary>
/// <param name="Spec">The layer; an activation that it names is applied after it.</param>
public sealed record TrainedLayer(LayerSpec Spec)
{
    /// <summary>Convolution: [kernel row, kernel column, channel, filter]. Depthwise convolution: [kernel row, kernel column, channel]. Dense: [input, unit], inputs of a flattened image in the order height, width, channel.</summary>
    public float[]? Weights { get; init; }

    /// <summary>One value a filter, channel or unit.</summary>
    public float[]? Bias { get; init; }

    /// <summary>Scale of batch normalisation, one a channel.</summary>
    public float[]? Gamma { get; init; }

    /// <summary>Offset of batch normalisation.</summary>
    public float[]? Beta { get; init; }

    /// <summary>Moving mean of batch normalisation.</summary>
    public float[]? Mean { get; init; }

    /// <summary>Moving variance of batch normalisation.</summary>
    public float[]? Variance { get; init; }

    /// <summary>What batch normalisation adds to the variance.</summary>
    public float Epsilon { get; init; }

    /// <summary>The integers, or null where the layer was trained in floats. Such a layer has its activation in its specification.</summary>
    public LayerQuantization? Quantization { get; init; }

    /// <summary>The first path of a residual block.</summary>
    public IReadOnlyList<TrainedLayer> Layers { get; init; } = [];

    /// <summary>The second path of a residual block; empty where the input itself is added.</summary>
    public IReadOnlyList<TrainedLayer> Shortcut { get; init; } = [];
}
