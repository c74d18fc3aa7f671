namespace Edge.Micro;

/// <summary>A quantised tensor: real = (q - ZeroPoint) * Scale. Four-dimensional ones are NHWC.</summary>
public sealed class Tensor
{
    /// <summary>Most elements that a tensor may have.</summary>
    public const int MaxLength = 1 << 28;

    /// <summary>Makes a tensor that lives in the arena.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="shape">Dimensions, each at least 1; their product at most <see cref="MaxLength"/>. An empty shape is a scalar.</param>
    /// <param name="scale">Finite, above 0.</param>
    /// <param name="zeroPoint">-128 to 127.</param>
    /// <exception cref="InvalidModelException">A value is out of range.</exception>
    public Tensor(string name, int[] shape, float scale, int zeroPoint)
        : this(name, shape, scale, zeroPoint, null, false)
    {
    }

    /// <summary>Makes a tensor with all its properties.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="shape">Dimensions, each at least 1; their product at most <see cref="MaxLength"/>.</param>
    /// <param name="scale">Finite, above 0.</param>
    /// <param name="zeroPoint">-128 to 127; of an unsigned tensor 0 to 255.</param>
    /// <param name="data">The values of a constant, or null for a tensor in the arena.</param>
    /// <param name="isUnsigned">True where the bytes are uint8: allowed only at the edge of a model, next to a Quantize operator.</param>
    /// <exception cref="InvalidModelException">A value is out of range.</exception>
    public Tensor(string name, int[] shape, float scale, int zeroPoint, sbyte[]? data, bool isUnsigned)
    {
        Name = name;
        Shape = shape;
        Scale = scale;
        ZeroPoint = zeroPoint;
        Data = data;
        IsUnsigned = isUnsigned;
        Length = LengthOf(name, shape);
        if (!Arithmetic.Scales.IsValid(scale))
            throw new InvalidModelException("Tensor '" + name + "': expected a finite scale above 0, got " + scale + "; quantise the model again.");
        int lowest = isUnsigned ? 0 : -128;
        if (zeroPoint < lowest || zeroPoint > lowest + 255)
            throw new InvalidModelException("Tensor '" + name + "': expected a zero point of " + lowest + " to " + (lowest + 255) + ", got " + zeroPoint + "; quantise the model again.");
        if (data != null && data.Length != Length)
            throw new InvalidModelException("Tensor '" + name + "': expected " + Length + " values for its shape, got " + data.Length + "; the model is damaged.");
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Dimensions; NHWC where there are four.</summary>
    public int[] Shape { get; }

    /// <summary>Number of elements, which is also the number of bytes.</summary>
    public int Length { get; }

    /// <summary>Real value of one step.</summary>
    public float Scale { get; }

    /// <summary>The q that stands for the real 0.</summary>
    public int ZeroPoint { get; }

    /// <summary>The values of a constant; null for a tensor in the arena.</summary>
    public sbyte[]? Data { get; }

    /// <summary>True where the bytes are uint8.</summary>
    public bool IsUnsigned { get; }

    /// <summary>First byte in the arena, set by <see cref="ArenaPlanner"/>; 0 for a constant.</summary>
    public int Offset { get; internal set; }

    /// <summary>The bytes that the planner gives the tensor; null before it is written.</summary>
    internal ArenaBlock? Block { get; set; }

    /// <summary>The array that holds the values: the constant's own or the arena.</summary>
    public sbyte[] Source(sbyte[] arena) => Data ?? arena;

    /// <summary>Dimension <paramref name="fromEnd"/> counted from the last one (0 = last); 1 where the shape is shorter.</summary>
    public int DimensionFromEnd(int fromEnd) => fromEnd < Shape.Length ? Shape[Shape.Length - 1 - fromEnd] : 1;

    /// <summary>True where both tensors have the same dimensions.</summary>
    public bool HasShapeOf(Tensor other)
    {
        if (Shape.Length != other.Shape.Length)
            return false;
        for (int i = 0; i < Shape.Length; i++)
            if (Shape[i] != other.Shape[i])
                return false;
        return true;
    }

    /// <summary>True where both tensors mean the same real number by the same q.</summary>
    public bool HasQuantizationOf(Tensor other) => Scale == other.Scale && ZeroPoint == other.ZeroPoint && IsUnsigned == other.IsUnsigned;

    /// <summary>"1x28x28x1".</summary>
    public string ShapeText()
    {
        string text = "";
        for (int i = 0; i < Shape.Length; i++)
            text += (i == 0 ? "" : "x") + Shape[i];
        return text.Length == 0 ? "scalar" : text;
    }

    private static int LengthOf(string name, int[] shape)
    {
        long length = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 1)
                throw new InvalidModelException("Tensor '" + name + "': expected every dimension to be at least 1, got " + shape[i] + "; export the model with a fixed shape.");
            length *= shape[i];
            if (length > MaxLength)
                throw new InvalidModelException("Tensor '" + name + "': expected at most " + MaxLength + " elements, got more; use a smaller model.");
        }
        return (int)length;
    }
}
