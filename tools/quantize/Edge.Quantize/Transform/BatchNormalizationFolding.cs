using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Folds a batch normalisation into the weights and bias of the convolution or dense layer before it.</summary>
/// <remarks>w' = w * factor[c], b' = b * factor[c] + offset[c]; possible where nothing else reads the layer and it has no activation.</remarks>
public static class BatchNormalizationFolding
{
    /// <summary>The network with every batch normalisation folded that can be.</summary>
    public static FloatGraph Apply(FloatGraph graph)
    {
        var kept = new List<FloatOperator>();
        var folded = new HashSet<FloatOperator>(ReferenceEqualityComparer.Instance);
        foreach (FloatOperator step in graph.Operators)
        {
            if (folded.Contains(step))
                continue;
            FloatOperator result = step;
            if (graph.OnlyReader(step.Output) is FloatBatchNormalization norm && Fold(step, norm) is FloatOperator merged)
            {
                folded.Add(norm);
                result = merged;
            }
            kept.Add(result);
        }
        return graph with { Operators = kept };
    }

    private static FloatOperator? Fold(FloatOperator step, FloatBatchNormalization norm) => step switch
    {
        FloatConv2D { Activation: FloatActivation.None } conv => conv.With(norm.Output, Scale(conv.Weights, norm), Shift(conv.Bias, norm), FloatActivation.None),
        FloatDense { Activation: FloatActivation.None } dense => dense.With(norm.Output, Scale(dense.Weights, norm), Shift(dense.Bias, norm), FloatActivation.None),
        _ => null,
    };

    private static float[] Scale(IReadOnlyList<float> weights, FloatBatchNormalization norm)
    {
        int taps = weights.Count / norm.Factor.Count;
        return [.. weights.Select((w, i) => w * norm.Factor[i / taps])];
    }

    private static float[] Shift(IReadOnlyList<float> bias, FloatBatchNormalization norm) =>
        [.. bias.Select((b, c) => b * norm.Factor[c] + norm.Offset[c])];
}
