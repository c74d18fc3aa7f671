using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Folds a normalisation into the convolution or dense layer behind it, as of pictures by mean and deviation before the first layer.</summary>
/// <remarks>
/// w' = w * factor[i], b' = b + sum of w * offset[i] over the layer's inputs. A convolution with padding takes the factor alone, where no offset is: a
/// padded cell is the real 0 behind the normalisation, not before it.
/// </remarks>
public static class LeadingNormalizationFolding
{
    /// <summary>The network with every normalisation folded into the layer behind it that can be.</summary>
    public static FloatGraph Apply(FloatGraph graph) => OnlyReaderMerging.Apply(graph, (step, reader) => step is FloatBatchNormalization norm ? Fold(norm, reader) : null);

    private static FloatOperator? Fold(FloatBatchNormalization norm, FloatOperator reader) => reader switch
    {
        FloatConv2D { Quantization: null } conv when conv.Input.Shape[3] == norm.Factor.Count && (!conv.Window.Same || norm.Offset.All(o => o == 0)) => Fold(norm, conv),
        FloatDense { Quantization: null } dense when dense.Input.Length == norm.Factor.Count => Fold(norm, dense),
        _ => null,
    };

    private static FloatConv2D Fold(FloatBatchNormalization norm, FloatConv2D conv)
    {
        int outputs = conv.Bias.Count, groupInputs = conv.Input.Shape[3] / conv.Groups, groupOutputs = outputs / conv.Groups;
        (float[] weights, float[] bias) = Fold(norm, conv.Weights, conv.Bias, (o, i) => o / groupOutputs * groupInputs + i % groupInputs);
        return new FloatConv2D(conv.Name, norm.Source, conv.Output, conv.Window, conv.Groups, weights, bias, conv.Activation);
    }

    private static FloatDense Fold(FloatBatchNormalization norm, FloatDense dense)
    {
        (float[] weights, float[] bias) = Fold(norm, dense.Weights, dense.Bias, (_, i) => i);
        return new FloatDense(dense.Name, norm.Source, dense.Output, weights, bias, dense.Activation);
    }

    private static (float[] Weights, float[] Bias) Fold(FloatBatchNormalization norm, IReadOnlyList<float> weights, IReadOnlyList<float> bias, System.Func<int, int, int> channel)
    {
        int taps = weights.Count / bias.Count;
        float[] scaled = new float[weights.Count], shifted = new float[bias.Count];
        for (int o = 0; o < bias.Count; o++)
        {
            double sum = bias[o];
            for (int t = 0; t < taps; t++)
            {
                int c = channel(o, t);
                scaled[o * taps + t] = weights[o * taps + t] * norm.Factor[c];
                sum += (double)weights[o * taps + t] * norm.Offset[c];
            }
            shifted[o] = (float)sum;
        }
        return (scaled, shifted);
    }
}
