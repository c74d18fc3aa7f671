using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Turns a normalisation that could not be folded into a depthwise convolution of single cells, which int8 knows.</summary>
/// <remarks>output[c] = factor[c] * input[c] + offset[c], as behind a pool, a sum, a tensor that others read too, or the network's input.</remarks>
public static class NormalizationAsConvolution
{
    private const int Picture = 4;

    /// <summary>The network without normalisations.</summary>
    public static FloatGraph Apply(FloatGraph graph) => graph with { Operators = [.. graph.Operators.SelectMany(Replace)] };

    private static IEnumerable<FloatOperator> Replace(FloatOperator step)
    {
        if (step is not FloatBatchNormalization norm)
            return [step];
        if (norm.Source.Shape.Count == Picture)
            return [Convolution(norm, norm.Source, norm.Output)];
        // Rows of numbers are pictures one row high.
        int channels = norm.Factor.Count;
        int[] shape = [1, 1, norm.Source.Length / channels, channels];
        FloatTensor input = new(norm.Name + "/picture", shape), output = new(norm.Name + "/normalised", shape);
        return [new FloatReshape(norm.Name + "/reshape", norm.Source, input), Convolution(norm, input, output), new FloatReshape(norm.Name + "/restore", output, norm.Output)];
    }

    private static FloatConv2D Convolution(FloatBatchNormalization norm, FloatTensor input, FloatTensor output) => new(
        norm.Name, input, output, new FloatWindow(1, 1, 1, 1, 1, 1, Same: false), norm.Factor.Count, [.. norm.Factor], [.. norm.Offset], FloatActivation.None);
}
