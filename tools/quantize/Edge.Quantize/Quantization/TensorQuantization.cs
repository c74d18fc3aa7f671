using System;
using Edge.Quantize.Calibration;

namespace Edge.Quantize.Quantization;

/// <summary>Scale and zero point of an int8 activation: real = (q - ZeroPoint) * Scale.</summary>
/// <param name="Scale">Above 0.</param>
/// <param name="ZeroPoint">-128 to 127.</param>
public readonly record struct TensorQuantization(float Scale, int ZeroPoint)
{
    /// <summary>What TFLite prescribes for a softmax: [0, 255/256].</summary>
    public static TensorQuantization Softmax { get; } = new(1f / 256, -128);

    /// <summary>The asymmetric quantisation of a range, which is widened to hold 0, so that 0 is met exactly.</summary>
    public static TensorQuantization Of(TensorRange range)
    {
        double min = Math.Min(range.Min, 0), max = Math.Max(range.Max, 0);
        // A tensor that is always 0 still needs a scale; any will do.
        float scale = max > min ? (float)Math.Max((max - min) / 255, 1e-30) : 1f / 255;
        int zeroPoint = (int)Math.Round(-128 - min / scale, MidpointRounding.AwayFromZero);
        return new TensorQuantization(scale, Math.Clamp(zeroPoint, -128, 127));
    }
}
