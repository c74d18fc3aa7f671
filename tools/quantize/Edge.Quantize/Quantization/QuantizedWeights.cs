using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>Weights as int8 with symmetric scales, and the biases that go with them.</summary>
/// <param name="Weights">In the order of the float weights, -127 to 127.</param>
/// <param name="Scales">One an output channel, or one for all.</param>
/// <param name="Bias">One an output channel, scale input scale * weight scale.</param>
public sealed record QuantizedWeights(sbyte[] Weights, float[] Scales, int[] Bias)
{
    /// <summary>The output scale from which on no accumulator overflows where its multiplier is above 1: the arithmetic shifts it left first.</summary>
    /// <param name="inputScale">Scale of the input.</param>
    public double LeastOutputScale(float inputScale)
    {
        int taps = Weights.Length / Bias.Length;
        double least = 0;
        for (int c = 0; c < Bias.Length; c++)
        {
            double accumulator = Math.Abs((double)Bias[c]);
            for (int i = c * taps; i < (c + 1) * taps; i++)
                accumulator += 255.0 * Math.Abs((int)Weights[i]);
            // 2^shift is at most twice the multiplier, so this keeps accumulator * 2^shift below 2^30.
            least = Math.Max(least, accumulator * inputScale * ScaleOf(c) / (1 << 29));
        }
        return least;
    }

    /// <summary>The scale of an output channel's weights.</summary>
    /// <param name="channel">From 0.</param>
    public float ScaleOf(int channel) => Scales[Scales.Length == 1 ? 0 : channel];

    /// <summary>The weights as reals again: what int8 computes with.</summary>
    public float[] ToReals()
    {
        int taps = Weights.Length / Bias.Length;
        return [.. Weights.Select((w, i) => w * ScaleOf(i / taps))];
    }

    /// <summary>Quantises: q = round(w / s[c]), s[c] = max |w| / 127, bias = round(b / (s_in * s[c])).</summary>
    /// <param name="weights">[channels, ...].</param>
    /// <param name="bias">One a channel.</param>
    /// <param name="inputScale">Scale of the input.</param>
    /// <param name="given">Scales to use instead, and perhaps integer biases, or null.</param>
    /// <param name="scheme">One scale a channel, or the largest of them for all; what is given has its own.</param>
    public static QuantizedWeights Of(
        IReadOnlyList<float> weights, IReadOnlyList<float> bias, float inputScale, WeightQuantization? given = null, WeightScheme scheme = WeightScheme.PerChannel)
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
            scales[c] = given is not null ? given.Scales[c] : (float)Math.Max(Math.Max(largest / 127, Math.Abs((double)bias[c]) / inputScale / (1 << 30)), 1e-18);
        }
        bool single = given is null && scheme == WeightScheme.PerTensor;
        if (single)
            Array.Fill(scales, scales.Max());
        for (int c = 0; c < channels; c++)
        {
            for (int i = c * taps; i < (c + 1) * taps; i++)
                quantized[i] = (sbyte)Math.Clamp(Math.Round((double)weights[i] / scales[c], MidpointRounding.AwayFromZero), -127, 127);
            double step = (double)inputScale * scales[c];
            quantizedBias[c] = IsScale(given?.BiasScales?[c], step)
                ? given!.Bias![c]
                : (int)Math.Clamp(Math.Round(bias[c] / step, MidpointRounding.AwayFromZero), int.MinValue, int.MaxValue);
        }
        return new QuantizedWeights(quantized, single ? [scales[0]] : scales, quantizedBias);
    }

    // The scale of a bias is the product of two others, which the source rounded to single precision.
    private static bool IsScale(float? scale, double step) => scale is not null && Math.Abs(scale.Value - step) <= 1e-6 * step;
}
