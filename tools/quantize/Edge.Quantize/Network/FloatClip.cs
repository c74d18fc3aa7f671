using System;
using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Network;

/// <summary>min(max(x, low), high) for limits that no fused activation has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Any shape.</param>
/// <param name="Output">The same shape.</param>
/// <param name="Low">The least output, or minus infinity.</param>
/// <param name="High">The largest output, at least <paramref name="Low"/>, or infinity.</param>
public sealed record FloatClip(string Name, FloatTensor Source, FloatTensor Output, float Low, float High)
    : FloatOperator(Name, [Source], Output)
{
    /// <summary>The scale at which int8 ends at the limits, so that saturation clips; null where 0 lies outside them, as int8 always holds 0.</summary>
    public override TensorQuantization? OutputQuantization => Low <= 0 && High >= 0 && High > Low && float.IsFinite(High - Low) ? TensorQuantization.Of(new TensorRange(Low, High)) : null;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Math.Min(Math.Max(inputs[0][i], Low), High);
    }
}
