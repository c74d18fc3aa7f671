using System;
using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>A layer of a recipe. An activation that the recipe names with it is a layer of its own behind it.</summary>
/// <param name="spec">The layer as the recipe has it.</param>
/// <remarks>
/// Images are tensors [batch, channel, row, column] whose memory is in the order batch, row, column, channel, as the trainer's is: PyTorch calls that channels-last,
/// and its convolutions are faster on it. So no array is ever re-ordered on its way between the backends.
/// </remarks>
internal abstract class TorchLayer(LayerSpec spec) : IDisposable
{
    /// <summary>The layer.</summary>
    public LayerSpec Spec { get; } = spec with { Activation = Activation.None };

    /// <summary>What it learns.</summary>
    public virtual IReadOnlyList<TorchParameter> Parameters => [];

    /// <summary>What it keeps of the batches that it saw.</summary>
    public virtual IReadOnlyList<TorchArray> Statistics => [];

    /// <summary>The output of layers in a row.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="input">The input of the first.</param>
    /// <param name="step">The batch.</param>
    public static Tensor Run(IReadOnlyList<TorchLayer> layers, Tensor input, TorchStep step)
    {
        foreach (TorchLayer layer in layers)
            input = layer.Forward(input, step);
        return input;
    }

    /// <summary>The layer's output.</summary>
    /// <param name="input">Its input.</param>
    /// <param name="step">The batch.</param>
    public abstract Tensor Forward(Tensor input, TorchStep step);

    /// <summary>The layer itself, with the layers of its paths if it has any.</summary>
    public virtual IEnumerable<TorchLayer> Row => [this];

    /// <summary>What the layer learns and keeps beside the same of a trained layer.</summary>
    /// <param name="trained">A layer of the same place of a trained model.</param>
    public virtual IEnumerable<(string What, TorchArray Target, float[]? Source)> Match(TrainedLayer trained) => [];

    /// <summary>The layer with what it has learnt.</summary>
    public virtual TrainedLayer Export() => new(Spec);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TorchParameter parameter in Parameters)
            parameter.Dispose();
        foreach (TorchArray statistic in Statistics)
            statistic.Dispose();
    }
}
