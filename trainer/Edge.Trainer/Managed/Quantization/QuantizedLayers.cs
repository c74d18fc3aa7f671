using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>What the layers of an int8 network have learnt, as a <see cref="TrainedModel"/> holds it.</summary>
internal static class QuantizedLayers
{
    /// <summary>Copies weights, biases and integers into the layers that the network was made of.</summary>
    /// <param name="folded">The layers, of <see cref="LayerFolding"/>.</param>
    /// <param name="observed">The network's layers with a quantisation of their own, in the order of the network.</param>
    public static List<TrainedLayer> Of(IReadOnlyList<TrainedLayer> folded, IEnumerable<IObservedLayer> observed) => Of(folded, new Queue<IObservedLayer>(observed));

    private static List<TrainedLayer> Of(IReadOnlyList<TrainedLayer> folded, Queue<IObservedLayer> observed)
    {
        var result = new List<TrainedLayer>();
        foreach (TrainedLayer layer in folded)
        {
            TrainedLayer trained = layer.Spec.Type == LayerType.Residual
                ? layer with { Layers = Of(layer.Layers, observed), Shortcut = Of(layer.Shortcut, observed) }
                : layer;
            if (LayerFolding.IsQuantized(layer))
            {
                IObservedLayer source = observed.Dequeue();
                trained = trained with { Quantization = source.Integers() };
                if (source is QuantizedWeightedLayer weighted)
                    trained = trained with { Weights = weighted.Weights.Values.ToArray(), Bias = weighted.Bias.Values.ToArray() };
            }
            result.Add(trained);
        }
        return result;
    }
}
