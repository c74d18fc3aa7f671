namespace Edge.Micro.Tflite;

/// <summary>A tensor as the file declares it, checked in itself.</summary>
internal sealed class RawTensor
{
    /// <summary>Place in the file's list.</summary>
    public int Index { get; set; }

    /// <summary>Name, never empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>Dimensions.</summary>
    public int[] Shape { get; set; } = new int[0];

    /// <summary>Element type of the schema.</summary>
    public int Type { get; set; }

    /// <summary>Scales: none, one, or one a channel.</summary>
    public float[] Scales { get; set; } = new float[0];

    /// <summary>Zero points: none, one, or one a channel.</summary>
    public int[] ZeroPoints { get; set; } = new int[0];

    /// <summary>The dimension that the scales go along.</summary>
    public int QuantizedDimension { get; set; }

    /// <summary>First byte of a constant's data in the file.</summary>
    public int DataStart { get; set; }

    /// <summary>Bytes of a constant's data; -1 for a tensor that is computed.</summary>
    public int DataLength { get; set; } = -1;

    /// <summary>The values of an int32 tensor that is computed from shapes alone; null for others.</summary>
    public int[]? Known { get; set; }

    /// <summary>The tensor of the graph, once it is made.</summary>
    public Tensor? Tensor { get; set; }

    /// <summary>True for a constant.</summary>
    public bool IsConstant => DataLength >= 0;

    /// <summary>"int8", "float32", for messages.</summary>
    public string TypeText() => Type switch
    {
        TfliteSchema.Float32 => "float32",
        1 => "float16",
        TfliteSchema.Int32 => "int32",
        TfliteSchema.UInt8 => "uint8",
        TfliteSchema.Int64 => "int64",
        5 => "string",
        6 => "bool",
        7 => "int16",
        TfliteSchema.Int8 => "int8",
        17 => "int4",
        _ => "type " + Type,
    };

    /// <summary>"1x28x28x1".</summary>
    public string ShapeText()
    {
        string text = "";
        for (int i = 0; i < Shape.Length; i++)
            text += (i == 0 ? "" : "x") + Shape[i];
        return text;
    }
}
