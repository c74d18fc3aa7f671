using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch.Layers;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>The layers of a recipe on PyTorch's kernels. Images come as the trainer has them, outputs are logits.</summary>
/// <remarks>Made of functions and not of TorchSharp's modules: their names and those of their parameters changed between 0.99 and 0.107, those of the functions did not by position.</remarks>
internal sealed class TorchNetwork : IDisposable
{
    private readonly TensorShape _input;
    private readonly Device _device;
    private readonly IReadOnlyList<TorchLayer> _layers;

    /// <summary>Builds the network.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="first">Its first weights.</param>
    /// <param name="device">Where it lives.</param>
    public TorchNetwork(Recipe recipe, TrainedModel first, Device device)
    {
        (_input, _device) = (recipe.Input, device);
        _layers = new TorchNetworkBuilder(recipe, first, device).Build();
        Row = [.. _layers.SelectMany(l => l.Row)];
        Parameters = [.. Row.SelectMany(l => l.Parameters)];
    }

    /// <summary>The layers in a row, those of residual blocks between two mentions of their block.</summary>
    public IReadOnlyList<TorchLayer> Row { get; }

    /// <summary>What the network learns, in the order of the row.</summary>
    public IReadOnlyList<TorchParameter> Parameters { get; }

    /// <summary>The logits of images, [batch, class].</summary>
    /// <param name="images">The images, [batch, row, column, channel].</param>
    /// <param name="step">The batch.</param>
    public Tensor Forward(ReadOnlySpan<float> images, TorchStep step)
    {
        Tensor input = TorchTensors.Make(images.ToArray(), _device, step.Samples, _input.Height, _input.Width, _input.Channels);
        return TorchLayer.Run(_layers, input.permute(0, 3, 1, 2), step);
    }

    /// <summary>The layers with what they have learnt.</summary>
    public IReadOnlyList<TrainedLayer> Export() => [.. _layers.Select(l => l.Export())];

    /// <summary>Puts a trained model into the network.</summary>
    /// <exception cref="ArgumentException">The model is of another network.</exception>
    public void Load(TrainedModel model)
    {
        TorchLayer[] layers = [.. Row.Where(l => l.Parameters.Count > 0)];
        TrainedLayer[] trained = [.. Learnt(model.Layers)];
        if (layers.Length != trained.Length)
            throw new ArgumentException($"Expected a model with {layers.Length} layers that learn, got '{model.Name}' with {trained.Length}.", nameof(model));
        // All is checked before anything changes.
        for (int i = 0; i < layers.Length; i++)
            foreach ((string what, TorchArray target, float[]? source) in layers[i].Match(trained[i]))
                if (source?.Length != target.Length)
                    throw new ArgumentException($"Expected {target.Length} values for the {what} of {layers[i].Spec.Type}, learning layer {i + 1}, got {source?.Length ?? 0}.", nameof(model));
        for (int i = 0; i < layers.Length; i++)
            foreach ((_, TorchArray target, float[]? source) in layers[i].Match(trained[i]))
                target.Write(source);
    }

    /// <summary>The layers of a model that have learnt something, in the order of <see cref="Row"/>.</summary>
    /// <param name="layers">The model's layers.</param>
    public static IEnumerable<TrainedLayer> Learnt(IEnumerable<TrainedLayer> layers) => layers.SelectMany(l =>
        l.Weights is not null || l.Gamma is not null ? [l] : Learnt(l.Layers).Concat(Learnt(l.Shortcut)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TorchLayer layer in Row)
            layer.Dispose();
    }
}
