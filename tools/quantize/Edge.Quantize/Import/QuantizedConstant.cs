using System.Collections.Generic;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>A constant that the source holds as integers: real = (value - zero point) * scale.</summary>
/// <param name="Values">The integers, zero point subtracted.</param>
/// <param name="Shape">Dimensions.</param>
/// <param name="Scales">One, or one for each index of the axis.</param>
/// <param name="Axis">The dimension that the scales belong to.</param>
internal sealed record QuantizedConstant(int[] Values, int[] Shape, float[] Scales, int Axis)
{
    /// <summary>The scale of an element.</summary>
    public float ScaleOf(int index)
    {
        if (Scales.Length == 1)
            return Scales[0];
        int inner = 1;
        for (int i = Axis + 1; i < Shape.Length; i++)
            inner *= Shape[i];
        return Scales[index / inner % Scales.Length];
    }

    /// <summary>One scale for each of so many output channels along a dimension, or null where they are not of that form or the integers do not fit int8 weights.</summary>
    public float[]? ChannelScales(int channels, int dimension)
    {
        foreach (int value in Values)
            if (value is < -127 or > 127)
                return null;
        return PerChannel(channels, dimension);
    }

    /// <summary>What the source prescribes for a layer of such weights and biases, or null where the quantiser has to choose.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="dimension">The weights' dimension of output channels.</param>
    /// <param name="bias">The biases, or null where the source has none or real ones.</param>
    /// <param name="channels">The output channels.</param>
    public static WeightQuantization? Of(QuantizedConstant? weights, int dimension, QuantizedConstant? bias, int channels)
    {
        if (weights?.ChannelScales(channels, dimension) is not float[] scales)
            return null;
        IReadOnlyList<float>? biasScales = bias is null || bias.Values.Length != channels ? null : bias.PerChannel(channels, 0);
        return new WeightQuantization(scales, biasScales is null ? null : bias!.Values, biasScales);
    }

    private float[]? PerChannel(int channels, int dimension)
    {
        if (Scales.Length != 1 && (Scales.Length != channels || Axis != dimension))
            return null;
        var scales = new float[channels];
        for (int c = 0; c < channels; c++)
            scales[c] = Scales[Scales.Length == 1 ? 0 : c];
        return scales;
    }
}
