using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Folds a batch normalisation into the weights and bias of the convolution, dense layer or normalisation before it.</summary>
/// <remarks>w' = w * factor[c], b' = b * factor[c] + offset[c]; possible where nothing else reads the layer and it has no activation.</remarks>
public static class BatchNormalizationFolding
{
    /// <summary>The network with every batch normalisation folded that can be.</summary>
    /// <remarks>Also several in a row: Keras' Dense with BatchNormalization is MatMul, Add of a constant, BatchNormalization.</remarks>
    public static FloatGraph Apply(FloatGraph graph) => OnlyReaderMerging.Apply<FloatBatchNormalization>(graph, Fold);

    private static FloatOperator? Fold(FloatOperator step, FloatBatchNormalization norm) => step switch
    {
        FloatConv2D { Activation: FloatActivation.None } conv when conv.Bias.Count == norm.Factor.Count =>
            conv.With(norm.Output, Scale(conv.Weights, norm), Shift(conv.Bias, norm), FloatActivation.None) with { Quantization = Scale(conv.Quantization, norm) },
        FloatDense { Activation: FloatActivation.None } dense when dense.Bias.Count == norm.Factor.Count =>
            dense.With(norm.Output, Scale(dense.Weights, norm), Shift(dense.Bias, norm), FloatActivation.None) with { Quantization = Scale(dense.Quantization, norm) },
        FloatBatchNormalization first when first.Factor.Count == norm.Factor.Count => first with
        {
            Output = norm.Output,
            Factor = [.. first.Factor.Select((f, c) => f * norm.Factor[c])],
            Offset = Shift(first.Offset, norm),
        },
        _ => null,
    };

    private static float[] Scale(IReadOnlyList<float> weights, FloatBatchNormalization norm)
    {
        int taps = weights.Count / norm.Factor.Count;
        return [.. weights.Select((w, i) => w * norm.Factor[i / taps])];
    }

    private static float[] Shift(IReadOnlyList<float> bias, FloatBatchNormalization norm) =>
        [.. bias.Select((b, c) => b * norm.Factor[c] + norm.Offset[c])];

    // Prescribed weights stay whole multiples of their scales, which take the factor; biases are real numbers from here on.
    private static WeightQuantization? Scale(WeightQuantization? given, FloatBatchNormalization norm)
    {
        float[]? scales = given is null ? null : [.. given.Scales.Select((s, c) => s * System.Math.Abs(norm.Factor[c]))];
        return scales is null || !scales.All(Edge.Micro.Arithmetic.Scales.IsValid) ? null : new WeightQuantization(scales, null, null);
    }
}
