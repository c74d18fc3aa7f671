using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Folds a batch normalisation into the weights and bias of the convolution or dense layer before it.</summary>
/// <remarks>w' = w * factor[c], b' = b * factor[c] + offset[c]; possible where nothing else reads the layer and it has no activation.</remarks>
public static class BatchNormalizationFolding
{
    /// <summary>The network with every batch normalisation folded that can be.</summary>
    /// <remarks>Also several in a row: Keras' Dense with BatchNormalization is MatMul, Add of a constant, BatchNormalization.</remarks>
    public static FloatGraph Apply(FloatGraph graph) => OnlyReaderMerging.Apply<FloatBatchNormalization>(graph, Fold);

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
