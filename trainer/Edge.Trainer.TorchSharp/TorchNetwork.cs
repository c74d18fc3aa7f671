using System;
using System.Collections.Generic;
using Edge.Cli;
using Edge.Trainer.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>The network of a recipe as a TorchSharp module. Images are [batch, channel, row, column]; outputs are logits.</summary>
/// <remarks>The names of TorchSharp's parameters changed between 0.99 and 0.107, so they are passed by position.</remarks>
internal sealed class TorchNetwork : IDisposable
{
    /// <summary>What batch normalisation adds to the variance.</summary>
    public const float Epsilon = 1e-5f;

    private readonly List<TorchLayer> _layers = [];
    private readonly List<(string Name, nn.Module<Tensor, Tensor> Module)> _modules = [];
    private readonly bool _isFlat;

    /// <summary>Builds the network with PyTorch's first weights, drawn from the recipe's seed.</summary>
    /// <exception cref="UserErrorException">The recipe has a layer that this backend does not build.</exception>
    public TorchNetwork(Recipe recipe)
    {
        manual_seed(recipe.Seed);
        TensorShape shape = recipe.Input, image = recipe.Input;
        foreach (LayerSpec layer in recipe.Network)
        {
            Add(layer, shape, image);
            shape = layer.OutputShape(shape);
            // A vector has the image's channels first until a dense layer mixes them.
            image = layer.Type is LayerType.Conv2D or LayerType.MaxPool or LayerType.Dense ? shape : image;
            _isFlat |= layer.Type is LayerType.Flatten or LayerType.Dense;
        }
        Module = nn.Sequential(_modules);
    }

    /// <summary>The module.</summary>
    public Sequential Module { get; }

    /// <summary>The layers of the recipe.</summary>
    public IReadOnlyList<TorchLayer> Layers => _layers;

    /// <inheritdoc/>
    public void Dispose() => Module.Dispose();

    private void Add(LayerSpec layer, TensorShape input, TensorShape image)
    {
        if (layer.Type == LayerType.BatchNorm && _isFlat)
            throw new UserErrorException("Expected batch normalisation of images with TorchSharp, got it after a flatten or dense layer; move it before the flatten or train by Edge.Trainer.");
        // TorchSharp pads both sides alike; "same" can need one cell more at the bottom and right.
        if (layer is { Type: LayerType.Conv2D, Padding: Padding.Same })
            Add("pad", nn.ZeroPad2d((layer.PaddingBefore(input.Width), layer.PaddingAfter(input.Width), layer.PaddingBefore(input.Height), layer.PaddingAfter(input.Height))));
        nn.Module<Tensor, Tensor> module = layer.Type switch
        {
            LayerType.Conv2D => nn.Conv2d(input.Channels, layer.Filters, layer.Kernel, layer.Stride),
            LayerType.MaxPool => nn.MaxPool2d(layer.Kernel, layer.Stride),
            LayerType.Dense => nn.Linear(input.Length, layer.Units),
            LayerType.Relu => nn.ReLU(),
            LayerType.BatchNorm => nn.BatchNorm2d(input.Channels, Epsilon),
            LayerType.Dropout => nn.Dropout(layer.Rate),
            LayerType.Flatten => nn.Flatten(),
            _ => throw new ArgumentException($"Expected a layer that TorchSharp can be given, got {layer.Type}; teach it to {nameof(TorchNetwork)}.", nameof(layer)),
        };
        Add(layer.Type.ToString(), module);
        _layers.Add(new TorchLayer(layer, image, layer.Type is LayerType.Conv2D or LayerType.Dense or LayerType.BatchNorm ? module : null));
        // The softmax of the last layer is in the loss.
        if (layer.Activation == Activation.Relu)
            Add("activation", nn.ReLU());
    }

    private void Add(string kind, nn.Module<Tensor, Tensor> module) => _modules.Add(($"{kind}{_modules.Count}", module));
}
