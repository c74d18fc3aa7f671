using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed;

/// <summary>What the layers of a network have learnt, as a <see cref="TrainedModel"/> holds it: the row of layers with its residual blocks nested again.</summary>
internal static class TrainedLayers
{
    /// <summary>Copies what the layers have learnt.</summary>
    /// <param name="layers">A row as <see cref="LayerFactory"/> makes it.</param>
    public static List<TrainedLayer> Of(IReadOnlyList<Layer> layers) => Of(layers, 0, layers.Count);

    private static List<TrainedLayer> Of(IReadOnlyList<Layer> layers, int start, int count)
    {
        var result = new List<TrainedLayer>();
        for (int i = start; i < start + count; i++)
        {
            if (layers[i] is not ForkLayer fork)
            {
                result.Add(Of(layers[i]));
                continue;
            }
            List<TrainedLayer> first = Of(layers, i + 1, fork.FirstLength), second = Of(layers, i + 1 + fork.FirstLength, fork.SecondLength);
            result.Add(new TrainedLayer(WithoutActivation(fork.Spec)) { Layers = first, Shortcut = second });
            // The sum closes the block.
            i += fork.FirstLength + fork.SecondLength + 1;
        }
        return result;
    }

    private static TrainedLayer Of(Layer layer)
    {
        var trained = new TrainedLayer(WithoutActivation(layer.Spec));
        return layer switch
        {
            IWeightedLayer weighted => trained with { Weights = weighted.Weights.Values.ToArray(), Bias = weighted.Bias?.Values.ToArray() },
            BatchNormLayer norm => trained with
            {
                Gamma = norm.Gamma.Values.ToArray(),
                Beta = norm.Beta.Values.ToArray(),
                Mean = [.. norm.Mean],
                Variance = [.. norm.Variance],
                Epsilon = BatchNormLayer.Epsilon,
            },
            _ => trained,
        };
    }

    // An activation is a layer of its own here; softmax is the exporter's.
    private static LayerSpec WithoutActivation(LayerSpec spec) => spec with { Activation = Activation.None };
}
