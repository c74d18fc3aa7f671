namespace Edge.Micro.Tflite;

/// <summary>A vector of a FlatBuffers file, known to lie inside the file.</summary>
internal sealed class FlatVector
{
    private readonly FlatBuffer _file;
    private readonly int _elementSize;

    /// <summary>Makes a vector whose bounds were checked.</summary>
    public FlatVector(FlatBuffer file, int start, int count, int elementSize)
    {
        _file = file;
        Start = start;
        Count = count;
        _elementSize = elementSize;
    }

    /// <summary>Offset of the first element in the file.</summary>
    public int Start { get; }

    /// <summary>Number of elements.</summary>
    public int Count { get; }

    /// <summary>Reads the length and checks that all elements are inside the file.</summary>
    public static FlatVector At(FlatBuffer file, int position, int elementSize)
    {
        long count = (uint)file.Int32(position);
        file.Require(position + 4L, count * elementSize);
        return new FlatVector(file, position + 4, (int)count, elementSize);
    }

    /// <summary>An unsigned byte.</summary>
    public int UInt8(int index) => _file.UInt8(Start + index * _elementSize);

    /// <summary>A signed 32-bit number.</summary>
    public int Int32(int index) => _file.Int32(Start + index * _elementSize);

    /// <summary>A signed 64-bit number.</summary>
    public long Int64(int index) => _file.Int64(Start + index * _elementSize);

    /// <summary>A single-precision number.</summary>
    public float Single(int index) => _file.Single(Start + index * _elementSize);

    /// <summary>A table.</summary>
    public FlatTable Table(int index) => new FlatTable(_file, _file.Follow(Start + index * _elementSize));

    /// <summary>All elements as 32-bit numbers.</summary>
    public int[] ToInt32Array()
    {
        int[] values = new int[Count];
        for (int i = 0; i < Count; i++)
            values[i] = Int32(i);
        return values;
    }
}
