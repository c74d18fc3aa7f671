using System;
using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>Makes the layers of a folded model in integers, in a row like that of <see cref="LayerFactory"/>; the last one gives real logits.</summary>
internal sealed class QuantizedLayerFactory
{
    private readonly NetworkContext _context;
    private readonly List<Layer> _layers = [];
    private int _position;

    private QuantizedLayerFactory(NetworkContext context)
    {
        _context = context;
    }

    /// <summary>Builds the network behind <paramref name="input"/>.</summary>
    /// <param name="folded">The layers, of <see cref="LayerFolding"/>.</param>
    /// <param name="input">Images.</param>
    /// <param name="context">The sizes.</param>
    public static List<Layer> Build(IReadOnlyList<TrainedLayer> folded, Activations input, NetworkContext context)
    {
        var factory = new QuantizedLayerFactory(context);
        var image = new QuantizeInputLayer(input, context);
        factory._layers.Add(image);
        var tensor = new QuantizedTensor();
        tensor.Follow(QuantizeInputLayer.Quantization);
        (Activations logits, QuantizedTensor quantization) = factory.Add(folded, image.Output, tensor);
        factory._layers.Add(new DequantizeLayer(logits, quantization, context));
        return factory._layers;
    }

    private (Activations Values, QuantizedTensor Tensor) Add(IReadOnlyList<TrainedLayer> path, Activations input, QuantizedTensor tensor)
    {
        foreach (TrainedLayer layer in path)
        {
            if (layer.Spec.Type == LayerType.Residual)
                AddBlock(layer, input, tensor);
            else
                _layers.Add(Make(layer.Spec, input, tensor, _position++));
            input = _layers[^1].Output;
            if (_layers[^1] is IObservedLayer observed)
                tensor = observed.Tensor;
        }
        return (input, tensor);
    }

    private void AddBlock(TrainedLayer layer, Activations input, QuantizedTensor tensor)
    {
        var fork = new ForkLayer(layer.Spec, input, _context);
        _layers.Add(fork);
        (Activations, QuantizedTensor) first = Add(layer.Layers, fork.First, tensor), second = Add(layer.Shortcut, fork.Second, tensor);
        _layers.Add(new QuantizedAddLayer(layer.Spec, first, second, _context));
    }

    private Layer Make(LayerSpec spec, Activations input, QuantizedTensor tensor, int position)
    {
        // The penalty is on the real weights, not on those that the inner layer computes with.
        LayerSpec plain = spec with { Activation = Activation.None, L2 = 0 };
        return spec.Type switch
        {
            LayerType.Conv2D => new QuantizedWeightedLayer(spec, new Conv2DLayer(plain, input, _context, position, bias: false), tensor, _context),
            LayerType.DepthwiseConv2D => new QuantizedWeightedLayer(spec, new DepthwiseConv2DLayer(plain, input, _context, position, bias: false), tensor, _context),
            LayerType.Dense => new QuantizedWeightedLayer(spec, new DenseLayer(plain, input, _context, position, bias: false), tensor, _context),
            LayerType.MaxPool => new MaxPoolLayer(spec, input, _context),
            LayerType.AveragePool or LayerType.GlobalAveragePool => new QuantizedAveragePoolLayer(spec, new AveragePoolLayer(spec, input, _context), tensor),
            LayerType.Dropout => new DropoutLayer(spec, input, _context, position),
            LayerType.Flatten => new FlattenLayer(spec, input),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "Expected a layer that 8-bit networks have."),
        };
    }
}
