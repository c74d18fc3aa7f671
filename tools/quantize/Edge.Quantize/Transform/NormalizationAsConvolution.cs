using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Turns a batch normalisation of pictures that could not be folded into a depthwise convolution of single cells, which int8 knows.</summary>
/// <remarks>output[c] = factor[c] * input[c] + offset[c], as behind a pool, a sum, a tensor that others read too, or the network's input.</remarks>
public static class NormalizationAsConvolution
{
    private const int Picture = 4;

    /// <summary>The network without normalisations of pictures.</summary>
    public static FloatGraph Apply(FloatGraph graph) => graph with { Operators = [.. graph.Operators.Select(Replace)] };

    private static FloatOperator Replace(FloatOperator step) => step is FloatBatchNormalization norm && norm.Source.Shape.Count == Picture
        ? new FloatConv2D(
            norm.Name, norm.Source, norm.Output, new FloatWindow(1, 1, 1, 1, 1, 1, Same: false), norm.Factor.Count, [.. norm.Factor], [.. norm.Offset], FloatActivation.None)
        : step;
}
