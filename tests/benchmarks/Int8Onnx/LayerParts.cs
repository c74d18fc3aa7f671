using Edge.Micro.Operators;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>Brings weights from TFLite's order into that of ONNX.</summary>
internal static class LayerParts
{
    /// <summary>[out, height, width, in] as [out, in, height, width].</summary>
    public static WeightedLayer Of(Conv2D step)
    {
        int outputs = step.Output.Shape[3], inputs = step.GroupChannels, cells = step.Window.Height * step.Window.Width;
        var weights = new sbyte[step.Weights.Length];
        for (int o = 0; o < outputs; o++)
            for (int cell = 0; cell < cells; cell++)
                for (int i = 0; i < inputs; i++)
                    weights[(((o * inputs) + i) * cells) + cell] = step.Weights[(((o * cells) + cell) * inputs) + i];
        return Layer(step, weights, inputs);
    }

    /// <summary>[height, width, out] as [out, 1, height, width].</summary>
    public static WeightedLayer Of(DepthwiseConv2D step)
    {
        int outputs = step.Output.Shape[3], cells = step.Window.Height * step.Window.Width;
        var weights = new sbyte[step.Weights.Length];
        for (int cell = 0; cell < cells; cell++)
            for (int o = 0; o < outputs; o++)
                weights[(o * cells) + cell] = step.Weights[(cell * outputs) + o];
        return Layer(step, weights, 1);
    }

    /// <summary>[out, in]; where the input is a flattened NCHW picture, with the inputs in that order.</summary>
    /// <param name="step">The layer.</param>
    /// <param name="picture">[n, height, width, channels] of the picture, or null.</param>
    public static WeightedLayer Of(FullyConnected step, int[]? picture)
    {
        var weights = (sbyte[])step.Weights.Clone();
        if (picture is not null)
        {
            int cells = picture[1] * picture[2], channels = picture[3];
            for (int o = 0; o < step.Channels; o++)
                for (int cell = 0; cell < cells; cell++)
                    for (int c = 0; c < channels; c++)
                        weights[(o * step.Depth) + (c * cells) + cell] = step.Weights[(o * step.Depth) + (cell * channels) + c];
        }
        float[] scales = WeightedLayer.ScalesOf(step.Multipliers, step.Shifts, step.Inputs[0], step.Output);
        return new WeightedLayer(weights, [step.Channels, step.Depth], scales, step.Bias ?? new int[step.Channels]);
    }

    private static WeightedLayer Layer(ConvolutionOperator step, sbyte[] weights, int inputs)
    {
        int outputs = step.Output.Shape[3];
        float[] scales = WeightedLayer.ScalesOf(step.Multipliers, step.Shifts, step.Inputs[0], step.Output);
        return new WeightedLayer(weights, [outputs, inputs, step.Window.Height, step.Window.Width], scales, step.Bias ?? new int[outputs]);
    }
}
