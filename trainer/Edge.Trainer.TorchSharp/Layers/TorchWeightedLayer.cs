using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>A layer with weights and perhaps a bias, one an output channel.</summary>
internal abstract class TorchWeightedLayer : TorchLayer
{
    /// <param name="spec">The layer as the recipe has it.</param>
    /// <param name="first">Its first weights.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="shape">The sizes of the weights' dimensions, in the trainer's order.</param>
    protected TorchWeightedLayer(LayerSpec spec, TrainedLayer first, Device device, params long[] shape)
        : base(spec)
    {
        Weights = new TorchParameter(first.Weights!, device, shape) { L2 = spec.L2, IsKernel = true };
        Bias = first.Bias is null ? null : new TorchParameter(first.Bias, device, first.Bias.Length);
        Parameters = Bias is null ? [Weights] : [Weights, Bias];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TorchParameter> Parameters { get; }

    /// <summary>The weights.</summary>
    protected TorchParameter Weights { get; }

    /// <summary>The bias, or null where batch normalisation follows, which takes it off again.</summary>
    protected TorchParameter? Bias { get; }

    /// <inheritdoc/>
    public override IEnumerable<(string What, TorchArray Target, float[]? Source)> Match(TrainedLayer trained)
    {
        yield return ("weights", Weights, trained.Weights);
        if (Bias is not null)
            yield return ("bias", Bias, trained.Bias ?? new float[Bias.Length]);
        else if (trained.Bias?.Any(b => b != 0) == true)
            throw new ArgumentException($"Expected no bias for {Spec.Type}, which batch normalisation follows, got one.", nameof(trained));
    }

    /// <inheritdoc/>
    public override TrainedLayer Export() => new(Spec) { Weights = Weights.Read(), Bias = Bias?.Read() };
}
