using System;
using Edge.Micro;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>Weights and biases of a convolution or a dense layer as ONNX has them.</summary>
/// <param name="Weights">int8, output channels first.</param>
/// <param name="Shape">Shape of the weights.</param>
/// <param name="Scales">Scale of the weights of each output channel.</param>
/// <param name="Bias">int32 of scale s_in * s_w[c], one an output channel.</param>
internal sealed record WeightedLayer(sbyte[] Weights, long[] Shape, float[] Scales, int[] Bias)
{
    /// <summary>Scale of the biases of each output channel.</summary>
    public float[] BiasScales(float inputScale) => Array.ConvertAll(Scales, s => s * inputScale);

    /// <summary>The weights' scales out of the multipliers s_in * s_w[c] / s_out that a network keeps.</summary>
    public static float[] ScalesOf(int[] multipliers, int[] shifts, Tensor input, Tensor output)
    {
        var scales = new float[multipliers.Length];
        for (int c = 0; c < scales.Length; c++)
        {
            double scale = Math.ScaleB(multipliers[c], shifts[c] - 31) * output.Scale / input.Scale;
            // A multiplier of 0 is a channel of nothing but its zero point; ONNX wants a scale above 0 all the same.
            scales[c] = Math.Max((float)scale, 1e-30f);
        }
        return scales;
    }
}
