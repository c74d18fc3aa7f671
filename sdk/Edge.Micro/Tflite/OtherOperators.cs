using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Micro.Tflite;

/// <summary>Makes the operators without weights.</summary>
internal static class OtherOperators
{
    /// <summary>MAX_POOL_2D and AVERAGE_POOL_2D.</summary>
    public static Operator Pool(OperatorSource source)
    {
        source.RequireInputs(1, 1);
        Window window = new Window(
            source.Option(TfliteSchema.PoolFilterH, 0),
            source.Option(TfliteSchema.PoolFilterW, 0),
            source.Option(TfliteSchema.PoolStrideH, 0),
            source.Option(TfliteSchema.PoolStrideW, 0),
            1,
            1,
            source.SamePadding(TfliteSchema.PoolPadding));
        source.ActivationRange(TfliteSchema.PoolActivation, out int min, out int max);
        if (source.Code == TfliteSchema.MaxPool2D)
            return new MaxPool2D(source.Name, source.Input(0), source.Output, window, min, max);
        return new AveragePool2D(source.Name, source.Input(0), source.Output, window, min, max);
    }

    /// <summary>ADD: two inputs.</summary>
    public static Operator Add(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        int[] multipliers = new int[3], shifts = new int[3];
        if (!Operators.Add.TryScale(source.Input(0).Scale, source.Input(1).Scale, source.Output.Scale, multipliers, shifts))
            throw source.InvalidScales("");
        source.ActivationRange(TfliteSchema.AddActivation, out int min, out int max);
        return new Add(source.Name, source.Input(0), source.Input(1), source.Output, multipliers, shifts, min, max);
    }

    /// <summary>PAD: input, paddings [rank, 2]; PADV2: and the value that fills.</summary>
    public static Operator Pad(OperatorSource source)
    {
        bool hasValue = source.Code == TfliteSchema.PadV2;
        source.RequireInputs(hasValue ? 3 : 2, hasValue ? 3 : 2);
        Tensor input = source.Input(0);
        int[] paddings = source.Tensors.Int32Data(source.Raw(1), source.Who);
        sbyte value = (sbyte)input.ZeroPoint;
        if (hasValue)
        {
            Tensor filler = source.Input(2);
            if (filler.Data == null || filler.Length != 1 || !filler.HasQuantizationOf(input))
                throw source.Invalid("expected a constant fill value with the input's scale and zero point, got tensor '" + filler.Name + "'");
            value = filler.Data[0];
        }
        return new Pad(source.Name, input, source.Output, paddings, value);
    }

    /// <summary>RESHAPE, SQUEEZE, EXPAND_DIMS: input; the new shape is that of the output tensor.</summary>
    public static Operator Reshape(OperatorSource source)
    {
        source.RequireInputs(1, 2);
        if (source.Code == TfliteSchema.Reshape)
            ShapeArithmetic.RequireReshape(source);
        return new Reshape(source.Name, source.Input(0), source.Output);
    }

    /// <summary>TRANSPOSE: input, permutation.</summary>
    public static Operator Transpose(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        return new Transpose(source.Name, source.Input(0), source.Output, source.Tensors.Int32Data(source.Raw(1), source.Who));
    }

    /// <summary>RESIZE_NEAREST_NEIGHBOR: input, new height and width, which are also those of the output.</summary>
    public static Operator ResizeNearestNeighbor(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        int[] size = ShapeArithmetic.Values(source, 1), shape = source.OutputTensor.Shape;
        if (shape.Length != 4 || size.Length != 2 || size[0] != shape[1] || size[1] != shape[2])
            throw source.Invalid("expected a height and a width that the output has, got an output of " + source.OutputTensor.ShapeText());
        return new ResizeNearestNeighbor(
            source.Name,
            source.Input(0),
            source.Output,
            source.ByteOption(TfliteSchema.ResizeAlignCorners, 0) != 0,
            source.ByteOption(TfliteSchema.ResizeHalfPixelCenters, 0) != 0);
    }

    /// <summary>SOFTMAX over the last dimension.</summary>
    public static Operator Softmax(OperatorSource source)
    {
        source.RequireInputs(1, 1);
        float beta = source.RealOption(TfliteSchema.SoftmaxBeta, 0f);
        if (!Operators.Softmax.TryScale(beta, source.Input(0).Scale, out int multiplier, out int shift))
            throw source.Invalid("expected beta times the input scale to be above 2^-26, got beta " + beta + " and scale " + source.Input(0).Scale);
        return new Softmax(source.Name, source.Input(0), source.Output, multiplier, shift);
    }

    /// <summary>MEAN: input, axes.</summary>
    public static Operator Mean(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        Tensor input = source.Input(0), output = source.Output;
        if (input.Length % output.Length != 0)
            throw source.Invalid("expected an output that divides the input's " + input.Length + " elements, got " + output.ShapeText());
        if (!Operators.Mean.TryScale(input.Scale, output.Scale, input.Length / output.Length, out int multiplier, out int shift))
            throw source.InvalidScales("");
        return new Mean(source.Name, input, output, source.Tensors.Int32Data(source.Raw(1), source.Who), multiplier, shift);
    }

    /// <summary>CONCATENATION along an axis.</summary>
    public static Operator Concatenation(OperatorSource source)
    {
        source.RequireInputs(1, 1024);
        if (source.ByteOption(TfliteSchema.ConcatenationActivation, 0) != 0)
            throw source.Invalid("expected no fused activation, got code " + source.ByteOption(TfliteSchema.ConcatenationActivation, 0));
        Tensor[] inputs = new Tensor[source.InputCount];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = source.Input(i);
        return new Concatenation(source.Name, inputs, source.Output, source.Option(TfliteSchema.ConcatenationAxis, 0));
    }

    /// <summary>QUANTIZE between int8 and uint8 scales.</summary>
    public static Operator Requantize(OperatorSource source)
    {
        source.RequireInputs(1, 1);
        if (!QuantizedMultiplier.TryFromReal((double)source.Input(0).Scale / (double)source.Output.Scale, out int multiplier, out int shift))
            throw source.InvalidScales("");
        return new Requantize(source.Name, source.Input(0), source.Output, multiplier, shift);
    }
}
