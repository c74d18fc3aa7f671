namespace Edge.Micro.Tflite;

/// <summary>Operators on the shapes of tensors, worked out while the file is read: what converters write where the batch was unknown.</summary>
/// <remarks>Keras flattens by SHAPE, STRIDED_SLICE (the batch), PACK (the batch and the rest) and RESHAPE. Shapes are fixed here, so that all of it is known.</remarks>
internal static class ShapeArithmetic
{
    /// <summary>SHAPE: the input's dimensions.</summary>
    public static void Shape(OperatorSource source)
    {
        source.RequireInputs(1, 1);
        Set(source, source.Raw(0).Shape);
    }

    /// <summary>STRIDED_SLICE of a known vector.</summary>
    public static void StridedSlice(OperatorSource source)
    {
        source.RequireInputs(4, 4);
        int[] values = Values(source, 0);
        int[] begins = Values(source, 1), ends = Values(source, 2), strides = Values(source, 3);
        int ignored = source.Option(TfliteSchema.StridedSliceEllipsisMask, 0) | source.Option(TfliteSchema.StridedSliceNewAxisMask, 0) | source.ByteOption(TfliteSchema.StridedSliceOffset, 0);
        if (source.Raw(0).Shape.Length != 1 || begins.Length != 1 || ends.Length != 1 || strides.Length != 1 || strides[0] != 1 || ignored != 0)
            throw source.Invalid("expected a slice of a tensor's shape with a stride of 1, got another one");
        int begin = (source.Option(TfliteSchema.StridedSliceBeginMask, 0) & 1) != 0 ? 0 : Resolve(begins[0], values.Length);
        int end = (source.Option(TfliteSchema.StridedSliceEndMask, 0) & 1) != 0 ? values.Length : Resolve(ends[0], values.Length);
        if ((source.Option(TfliteSchema.StridedSliceShrinkAxisMask, 0) & 1) != 0)
            end = begin + 1;
        if (begin >= end || end > values.Length)
            throw source.Invalid("expected a slice of at least one of " + values.Length + " dimensions, got " + begin + " to " + end);
        int[] slice = new int[end - begin];
        System.Array.Copy(values, begin, slice, 0, slice.Length);
        Set(source, slice);
    }

    /// <summary>PACK of known numbers.</summary>
    public static void Pack(OperatorSource source)
    {
        source.RequireInputs(1, 8);
        if (source.Option(TfliteSchema.PackAxis, 0) != 0)
            throw source.Invalid("expected dimensions to be packed along axis 0, got " + source.Option(TfliteSchema.PackAxis, 0));
        int[] packed = new int[source.InputCount];
        for (int i = 0; i < packed.Length; i++)
        {
            int[] value = Values(source, i);
            if (value.Length != 1)
                throw source.Invalid("expected single dimensions to be packed, got " + value.Length + " in one");
            packed[i] = value[0];
        }
        Set(source, packed);
    }

    /// <summary>Throws unless the shape that a RESHAPE asks for is that of its output.</summary>
    public static void RequireReshape(OperatorSource source)
    {
        if (!source.Has(1))
            return;
        int[] asked = Values(source, 1), got = source.OutputTensor.Shape;
        bool same = asked.Length == got.Length;
        int open = 0;
        for (int i = 0; same && i < got.Length; i++)
        {
            open += asked[i] == -1 ? 1 : 0;
            same = asked[i] == -1 || asked[i] == got[i];
        }
        if (!same || open > 1)
            throw source.Invalid("expected the new shape to be the output's " + source.OutputTensor.ShapeText() + ", got " + Text(asked));
    }

    /// <summary>The numbers of an input that is a constant or known from shapes.</summary>
    public static int[] Values(OperatorSource source, int input)
    {
        RawTensor raw = source.Raw(input);
        return raw.Known ?? source.Tensors.Int32Data(raw, source.Who);
    }

    private static void Set(OperatorSource source, int[] values)
    {
        RawTensor output = source.OutputTensor;
        int length = 1;
        for (int i = 0; i < output.Shape.Length; i++)
            length *= output.Shape[i];
        if (output.Type != TfliteSchema.Int32 || length != values.Length)
            throw source.Invalid("expected an output of " + values.Length + " int32 numbers, got " + output.TypeText() + " of " + output.ShapeText());
        if (output.Known != null)
            throw source.Invalid("expected tensor '" + output.Name + "' to be written once, got a second writer");
        output.Known = values;
    }

    private static int Resolve(int index, int length) => index < 0 ? index + length < 0 ? 0 : index + length : index < length ? index : length;

    private static string Text(int[] shape)
    {
        string text = "";
        for (int i = 0; i < shape.Length && i < 8; i++)
            text += (i == 0 ? "" : "x") + shape[i];
        return text;
    }
}
