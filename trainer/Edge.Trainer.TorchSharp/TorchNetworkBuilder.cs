using System;
using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch.Layers;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>Makes the layers of a recipe. An activation that a layer names becomes a layer of its own, as in the managed backend.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="first">Its first weights.</param>
/// <param name="device">Where the layers live.</param>
internal sealed class TorchNetworkBuilder(Recipe recipe, TrainedModel first, Device device)
{
    private readonly Queue<TrainedLayer> _learnt = new(TorchNetwork.Learnt(first.Layers));

    // The managed backend numbers the layers of the recipe, but not its residual blocks, for their random numbers.
    private int _position;

    /// <summary>Makes all layers.</summary>
    public List<TorchLayer> Build() => Path(recipe.Network, recipe.Input);

    private List<TorchLayer> Path(IReadOnlyList<LayerSpec> path, TensorShape shape)
    {
        var layers = new List<TorchLayer>();
        foreach (LayerSpec spec in path)
        {
            layers.Add(spec.Type == LayerType.Residual ? new TorchResidual(spec, Path(spec.Layers, shape), Path(spec.Shortcut, shape)) : Make(spec, shape, _position++));
            if (spec.Activation == Activation.Relu)
                layers.Add(new TorchRelu());
            shape = spec.OutputShape(shape);
        }
        return layers;
    }

    private TorchLayer Make(LayerSpec spec, TensorShape input, int position) => spec.Type switch
    {
        LayerType.Conv2D => new TorchConv2D(spec, input, _learnt.Dequeue(), device),
        LayerType.DepthwiseConv2D => new TorchDepthwiseConv2D(spec, input, _learnt.Dequeue(), device),
        LayerType.MaxPool => new TorchMaxPool(spec),
        LayerType.AveragePool => new TorchAveragePool(spec),
        LayerType.GlobalAveragePool => new TorchGlobalAveragePool(spec),
        LayerType.Dense => new TorchDense(spec, input, _learnt.Dequeue(), device),
        LayerType.Relu => new TorchRelu(),
        LayerType.BatchNorm => new TorchBatchNorm(spec, input, _learnt.Dequeue(), device),
        LayerType.Dropout => new TorchDropout(spec, input, recipe.Seed + position, device),
        LayerType.Flatten => new TorchFlatten(spec, input),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "Expected a layer type that the TorchSharp backend knows."),
    };
}
