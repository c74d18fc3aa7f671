using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Quantization;

/// <summary>Weights as int8 with one symmetric scale an output channel, and the biases that go with them.</summary>
/// <param name="Weights">In the order of the float weights, -127 to 127.</param>
/// <param name="Scales">One an output channel.</param>
/// <param name="Bias">One an output channel, scale input scale * weight scale.</param>
public sealed record QuantizedWeights(sbyte[] Weights, float[] Scales, int[] Bias)
{
    /// <summary>Quantises: q = round(w / s[c]), s[c] = max |w| / 127, bias = round(b / (s_in * s[c])).</summary>
    /// <param name="weights">[channels, ...].</param>
    /// <param name="bias">One a channel.</param>
    /// <param name="inputScale">Scale of the input.</param>
    public static QuantizedWeights Of(IReadOnlyList<float> weights, IReadOnlyList<float> bias, float inputScale)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bias);
        int channels = bias.Count, taps = weights.Count / channels;
        var quantized = new sbyte[weights.Count];
        var scales = new float[channels];
        var quantizedBias = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            double largest = Enumerable.Range(c * taps, taps).Max(i => Math.Abs((double)weights[i]));
            // A channel without weights, or nearly so, gets a scale that at least holds its bias in 31 bits.
            scales[c] = (float)Math.Max(Math.Max(largest / 127, Math.Abs((double)bias[c]) / inputScale / (1 << 30)), 1e-30);
            for (int i = c * taps; i < (c + 1) * taps; i++)
                quantized[i] = (sbyte)Math.Clamp(Math.Round((double)weights[i] / scales[c], MidpointRounding.AwayFromZero), -127, 127);
            quantizedBias[c] = (int)Math.Clamp(Math.Round(bias[c] / ((double)inputScale * scales[c]), MidpointRounding.AwayFromZero), int.MinValue, int.MaxValue);
        }
        return new QuantizedWeights(quantized, scales, quantizedBias);
    }
}
