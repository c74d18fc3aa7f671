using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed;

/// <summary>Makes the layers of a recipe: one row, in which an activation is a layer of its own and a residual block is a fork, its two paths and a sum.</summary>
internal sealed class LayerFactory
{
    private readonly NetworkContext _context;
    private readonly List<Layer> _layers = [];

    // Every layer of the recipe has a number of its own, which tells its random numbers from those of others.
    private int _position;

    private LayerFactory(NetworkContext context)
    {
        _context = context;
    }

    /// <summary>Builds the network behind <paramref name="input"/>.</summary>
    public static List<Layer> Build(IReadOnlyList<LayerSpec> network, Activations input, NetworkContext context)
    {
        var factory = new LayerFactory(context);
        factory.Add(network, input);
        return factory._layers;
    }

    private Activations Add(IReadOnlyList<LayerSpec> path, Activations input)
    {
        for (int i = 0; i < path.Count; i++)
        {
            // Batch normalisation subtracts the mean, and a bias with it.
            bool bias = path[i].Activation != Activation.None || i + 1 == path.Count || path[i + 1].Type != LayerType.BatchNorm;
            if (path[i].Type == LayerType.Residual)
                AddBlock(path[i], input);
            else
                Append(Make(path[i], input, _position++, bias));
            if (path[i].Activation == Activation.Relu)
                Append(new ReluLayer(_layers[^1].Output));
            input = _layers[^1].Output;
        }
        return input;
    }

    private void AddBlock(LayerSpec spec, Activations input)
    {
        // Refuses paths that do not meet.
        spec.OutputShape(input.Shape);
        var fork = new ForkLayer(spec, input, _context);
        _layers.Add(fork);
        int start = _layers.Count;
        Activations first = Add(spec.Layers, fork.First);
        fork.FirstLength = _layers.Count - start;
        Activations second = Add(spec.Shortcut, fork.Second);
        fork.SecondLength = _layers.Count - start - fork.FirstLength;
        _layers.Add(new AddLayer(spec, first, second, _context));
    }

    private void Append(Layer layer)
    {
        // The layer before takes the maximum as it writes its results, where it can.
        if (layer is ReluLayer relu && _layers.Count > 0 && _layers[^1] is IFusesRelu before && _layers[^1].Output == relu.Input)
            (before.Relu, relu.Fused) = (true, true);
        _layers.Add(layer);
    }

    private Layer Make(LayerSpec spec, Activations input, int position, bool bias) => spec.Type switch
    {
        LayerType.Conv2D => new Conv2DLayer(spec, input, _context, position, bias),
        LayerType.DepthwiseConv2D => new DepthwiseConv2DLayer(spec, input, _context, position, bias),
        LayerType.MaxPool => new MaxPoolLayer(spec, input, _context),
        LayerType.AveragePool or LayerType.GlobalAveragePool => new AveragePoolLayer(spec, input, _context),
        LayerType.Dense => new DenseLayer(spec, input, _context, position, bias),
        LayerType.Relu => new ReluLayer(input),
        LayerType.BatchNorm => new BatchNormLayer(spec, input, _context),
        LayerType.Dropout => new DropoutLayer(spec, input, _context, position),
        LayerType.Flatten => new FlattenLayer(spec, input),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "Expected a layer type that the managed backend knows."),
    };
}
