using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Micro.Tflite;

/// <summary>Makes the operators that have weights.</summary>
internal static class WeightedOperators
{
    /// <summary>CONV_2D: input, weights [O, KH, KW, I], bias [O].</summary>
    public static Operator Conv2D(OperatorSource source) =>
        Convolution(source, 0, TfliteSchema.Conv2DDilationH, TfliteSchema.Conv2DDilationW, TfliteSchema.Conv2DActivation);

    /// <summary>DEPTHWISE_CONV_2D: input, weights [1, KH, KW, O], bias [O].</summary>
    public static Operator DepthwiseConv2D(OperatorSource source) =>
        Convolution(source, 3, TfliteSchema.DepthwiseDilationH, TfliteSchema.DepthwiseDilationW, TfliteSchema.DepthwiseActivation);

    /// <summary>FULLY_CONNECTED: input, weights [O, I], bias [O].</summary>
    public static Operator FullyConnected(OperatorSource source)
    {
        source.RequireInputs(2, 3);
        RawTensor weights = source.Raw(1);
        source.RequireWeights(weights, 2, 0);
        int format = source.ByteOption(TfliteSchema.FullyConnectedWeightsFormat, 0);
        if (format != 0)
            throw source.Invalid("expected the default weights format, got code " + format);
        int channels = weights.Shape[0];
        ChargeChannels(source, channels);
        int[] multipliers = new int[channels], shifts = new int[channels];
        if (weights.Scales.Length > 1)
            Rescale(source, weights, multipliers, shifts);
        else if (Scales.PerTensor(source.Input(0).Scale, weights.Scales[0], source.Output.Scale, multipliers, shifts) >= 0)
            throw source.InvalidScales("");
        if (source.Has(2))
            RequireBiasScale(source, weights, source.Raw(2));
        source.ActivationRange(TfliteSchema.FullyConnectedActivation, out int min, out int max);
        return new FullyConnected(source.Name, source.Input(0), source.Output, source.Tensors.Int8Data(weights, source.Who), source.Bias(2, channels), multipliers, shifts, min, max);
    }

    // The two differ in the dimension of output channels and in these fields; padding and strides are the same fields of both.
    private static Operator Convolution(OperatorSource source, int channelDimension, int dilationHeight, int dilationWidth, int activation)
    {
        bool isDepthwise = channelDimension == 3;
        source.RequireInputs(2, 3);
        RawTensor weights = source.Raw(1);
        source.RequireWeights(weights, 4, channelDimension);
        if (isDepthwise && weights.Shape[0] != 1)
            throw source.Invalid("expected weights '" + weights.Name + "' of 1xHxWxC, got " + weights.ShapeText());
        Window window = new Window(
            weights.Shape[1],
            weights.Shape[2],
            source.Option(TfliteSchema.Conv2DStrideH, 0),
            source.Option(TfliteSchema.Conv2DStrideW, 0),
            source.Option(dilationHeight, 1),
            source.Option(dilationWidth, 1),
            source.SamePadding(TfliteSchema.Conv2DPadding));
        int channels = weights.Shape[channelDimension];
        ChargeChannels(source, channels);
        int[] multipliers = new int[channels], shifts = new int[channels];
        Rescale(source, weights, multipliers, shifts);
        source.ActivationRange(activation, out int min, out int max);
        Tensor input = source.Input(0), output = source.Output;
        sbyte[] data = source.Tensors.Int8Data(weights, source.Who);
        int[]? bias = source.Bias(2, channels);
        return isDepthwise
            ? new DepthwiseConv2D(source.Name, input, output, window, data, bias, multipliers, shifts, min, max)
            : new Conv2D(source.Name, input, output, window, data, bias, multipliers, shifts, min, max);
    }

    private static void ChargeChannels(OperatorSource source, int channels)
    {
        if (source.Output.DimensionFromEnd(0) != channels)
            throw source.Invalid("expected an output of " + channels + " channels as the weights have, got " + source.Output.ShapeText());
        // A multiplier and a shift a channel: counted before they are allocated, as a shape of a few bytes can ask for gigabytes.
        source.Tensors.Charge(8L * channels);
    }

    private static void Rescale(OperatorSource source, RawTensor weights, int[] multipliers, int[] shifts)
    {
        int wrong = Scales.PerChannel(source.Input(0).Scale, weights.Scales, source.Output.Scale, multipliers, shifts);
        if (wrong >= 0)
            throw source.InvalidScales(" in channel " + wrong);
    }

    // The reference refuses a bias whose scale is not input scale x weight scale (within 2 % of the output scale): it would be added wrongly.
    private static void RequireBiasScale(OperatorSource source, RawTensor weights, RawTensor bias)
    {
        if (weights.Scales.Length != 1 || bias.Scales.Length != 1)
            return;
        double expected = (double)source.Input(0).Scale * weights.Scales[0];
        double difference = expected - bias.Scales[0];
        if ((difference < 0 ? -difference : difference) / source.Output.Scale > 0.02)
            throw source.Invalid("expected a bias scale of " + (float)expected + ", got " + bias.Scales[0]);
    }
}
