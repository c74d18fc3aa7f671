namespace Edge.Micro.Arithmetic;

/// <summary>From the real scales of a model to the integers that kernels take. Runs once, when a model is loaded or generated.</summary>
public static class Scales
{
    /// <summary>True for a scale that a model may carry: finite and above zero.</summary>
    public static bool IsValid(float scale) => scale > 0f && scale <= float.MaxValue;

    /// <summary>q = round(real / scale) + zeroPoint, ties away from zero, saturated to [-128, 127]; NaN gives the zero point.</summary>
    /// <param name="real">Any real number.</param>
    /// <param name="scale">Finite, above 0.</param>
    /// <param name="zeroPoint">-128 to 127.</param>
    public static sbyte Quantize(float real, float scale, int zeroPoint)
    {
        float scaled = real / scale;
        if (float.IsNaN(scaled))
            return (sbyte)zeroPoint;
        // Outside this range the sum saturates whatever the zero point, and the conversion to int stays defined.
        if (scaled > 512f)
            scaled = 512f;
        if (scaled < -512f)
            scaled = -512f;
        return (sbyte)FixedPoint.Clamp(RoundHalfAway(scaled) + zeroPoint, -128, 127);
    }

    /// <summary>(q - zeroPoint) * scale.</summary>
    public static float Dequantize(int q, float scale, int zeroPoint) => (float)((double)scale * (q - zeroPoint));

    /// <summary>The clamp of a fused activation in the output's int8 terms.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="scale">Output scale.</param>
    /// <param name="zeroPoint">Output zero point.</param>
    /// <param name="min">Smallest output, -128 or above.</param>
    /// <param name="max">Largest output, 127 or below.</param>
    public static void ActivationRange(Activation activation, float scale, int zeroPoint, out int min, out int max)
    {
        min = -128;
        max = 127;
        if (activation == Activation.None)
            return;
        int low = activation == Activation.ReluN1To1 ? Quantize(-1f, scale, zeroPoint) : zeroPoint;
        if (low > min)
            min = low;
        if (activation == Activation.Relu)
            return;
        int high = Quantize(activation == Activation.Relu6 ? 6f : 1f, scale, zeroPoint);
        if (high < max)
            max = high;
    }

    /// <summary>The multipliers of a convolution: inputScale * weightScales[c] / outputScale for each output channel.</summary>
    /// <param name="inputScale">Input scale.</param>
    /// <param name="weightScales">One scale a channel, or one for all.</param>
    /// <param name="outputScale">Output scale.</param>
    /// <param name="multipliers">Receives one multiplier a channel.</param>
    /// <param name="shifts">Receives one shift a channel.</param>
    /// <returns>The first channel whose ratio the arithmetic cannot hold, or -1 where all are right.</returns>
    public static int PerChannel(float inputScale, float[] weightScales, float outputScale, int[] multipliers, int[] shifts)
    {
        for (int c = 0; c < multipliers.Length; c++)
        {
            double weightScale = weightScales[weightScales.Length == 1 ? 0 : c];
            if (!QuantizedMultiplier.TryFromReal((double)inputScale * weightScale / (double)outputScale, out multipliers[c], out shifts[c]))
                return c;
        }
        return -1;
    }

    /// <summary>The one multiplier of a fully connected layer with one weight scale, repeated for each output channel.</summary>
    /// <returns>0 where the arithmetic cannot hold the ratio, -1 where it can.</returns>
    /// <remarks>The reference multiplies the two scales in single precision here and in double precision for convolutions; so do we.</remarks>
    public static int PerTensor(float inputScale, float weightScale, float outputScale, int[] multipliers, int[] shifts)
    {
        float product = (float)(inputScale * weightScale);
        if (!QuantizedMultiplier.TryFromReal((double)product / (double)outputScale, out int multiplier, out int shift))
            return 0;
        for (int c = 0; c < multipliers.Length; c++)
        {
            multipliers[c] = multiplier;
            shifts[c] = shift;
        }
        return -1;
    }

    private static int RoundHalfAway(float x)
    {
        // In double precision the addition of one half is exact for every float of this range.
        double d = x;
        return d >= 0 ? (int)(d + 0.5) : -(int)(0.5 - d);
    }
}
