using System;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Calibration;

namespace Edge.Quantize.Quantization;

/// <summary>Scale and zero point of an int8 activation: real = (q - ZeroPoint) * Scale.</summary>
/// <param name="Scale">Above 0.</param>
/// <param name="ZeroPoint">-128 to 127.</param>
public readonly record struct TensorQuantization(float Scale, int ZeroPoint)
{
    // The product of two scales is a scale too (of biases) and must not vanish.
    private const double LeastScale = 1e-18;

    /// <summary>What TFLite prescribes for a softmax: [0, 255/256].</summary>
    public static TensorQuantization Softmax { get; } = new(1f / 256, -128);

    /// <summary>The asymmetric quantisation of a range, which is widened to hold 0, so that 0 is met exactly.</summary>
    /// <param name="range">The range.</param>
    /// <param name="leastScale">A scale that the result is not below, for the arithmetic's sake.</param>
    public static TensorQuantization Of(TensorRange range, double leastScale = 0)
    {
        double min = Math.Min(range.Min, 0), max = Math.Max(range.Max, 0);
        // A tensor that is always 0 still needs a scale; any will do.
        float scale = (float)Math.Max(max > min ? (max - min) / 255 : 1.0 / 255, Math.Max(leastScale, LeastScale));
        int zeroPoint = (int)Math.Round(-128 - min / scale, MidpointRounding.AwayFromZero);
        return new TensorQuantization(scale, Math.Clamp(zeroPoint, -128, 127));
    }

    /// <summary>True for a value that int8 holds within half a step.</summary>
    public bool Holds(float value) => value >= (-128.5 - ZeroPoint) * Scale && value <= (127.5 - ZeroPoint) * Scale;

    /// <summary>Rounds values to those that int8 can hold.</summary>
    public void Round(Span<float> values)
    {
        foreach (ref float value in values)
            value = Scales.Dequantize(Scales.Quantize(value, Scale, ZeroPoint), Scale, ZeroPoint);
    }
}
