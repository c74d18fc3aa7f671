using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Tests.Support;

/// <summary>A FlatBuffers reader of the tests' own, strict about alignment; it knows nothing of the SDK's.</summary>
internal sealed class FlatWalker
{
    private readonly byte[] _file;
    private readonly int _at;
    private readonly int _vtable;

    private FlatWalker(byte[] file, int at)
    {
        _file = file;
        _at = at;
        Assert.True(at % 4 == 0, $"table at {at} is not aligned");
        _vtable = at - Int32(file, at);
        Assert.True(_vtable % 2 == 0 && _vtable >= 8 && _vtable < file.Length, $"vtable of the table at {at} is at {_vtable}");
        int size = UInt16(file, _vtable), table = UInt16(file, _vtable + 2);
        Assert.True(size >= 4 && size % 2 == 0 && _vtable + size <= file.Length);
        Assert.True(table >= 4 && at + table <= file.Length);
    }

    public static FlatWalker Root(byte[] file) => new(file, Int32(file, 0));

    /// <summary>The scales of the weights (the second input) of a .tflite file's operators that have biases, in the order of execution.</summary>
    public static IEnumerable<float[]> WeightScales(byte[] file)
    {
        FlatWalker subgraph = Root(file).Tables(2)[0];
        FlatWalker[] tensors = subgraph.Tables(0);
        return subgraph.Tables(3).Select(o => o.Ints(1)).Where(inputs => inputs.Length == 3).Select(inputs => tensors[inputs[1]].Table(4).Reals(2));
    }

    /// <summary>Offset of a field in the file, or 0.</summary>
    public int Field(int index, int size)
    {
        int slot = 4 + 2 * index;
        int offset = slot + 2 <= UInt16(_file, _vtable) ? UInt16(_file, _vtable + slot) : 0;
        if (offset == 0)
            return 0;
        Assert.True(offset >= 4 && offset + size <= UInt16(_file, _vtable + 2), $"field {index} leaves its table");
        Assert.True((_at + offset) % size == 0, $"field {index} at {_at + offset} is not aligned to {size}");
        return _at + offset;
    }

    public int Byte(int index, int absent = 0) => Field(index, 1) is > 0 and int at ? _file[at] : absent;

    public int Int(int index, int absent = 0) => Field(index, 4) is > 0 and int at ? Int32(_file, at) : absent;

    public float Real(int index) => BitConverter.Int32BitsToSingle(Int(index));

    public bool Has(int index) => Field(index, 1) > 0;

    public FlatWalker Table(int index) => new(_file, Target(index));

    public FlatWalker[] Tables(int index)
    {
        int at = Vector(index, 4, 4, out int count);
        return [.. Enumerable.Range(0, count).Select(i => at + 4 * i).Select(slot => new FlatWalker(_file, slot + Int32(_file, slot)))];
    }

    public string Text(int index)
    {
        int at = Vector(index, 1, 1, out int count);
        Assert.True(_file[at + count] == 0, $"string at {at} has no terminating zero");
        return Encoding.UTF8.GetString(_file, at, count);
    }

    public int[] Ints(int index)
    {
        int at = Vector(index, 4, 4, out int count);
        return [.. Enumerable.Range(0, count).Select(i => Int32(_file, at + 4 * i))];
    }

    public float[] Reals(int index) => [.. Ints(index).Select(BitConverter.Int32BitsToSingle)];

    public long[] Longs(int index)
    {
        int at = Vector(index, 8, 8, out int count);
        return [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadInt64LittleEndian(_file.AsSpan(at + 8 * i)))];
    }

    /// <summary>A vector of bytes; its first one must stand at a multiple of the alignment.</summary>
    public ReadOnlySpan<byte> Bytes(int index, int alignment)
    {
        int at = Vector(index, 1, alignment, out int count);
        return _file.AsSpan(at, count);
    }

    private int Target(int index)
    {
        int at = Field(index, 4);
        Assert.True(at > 0, $"field {index} is absent");
        int offset = Int32(_file, at);
        Assert.True(offset > 0 && at + offset <= _file.Length - 4, $"field {index} points outside the file");
        return at + offset;
    }

    private int Vector(int index, int size, int alignment, out int count)
    {
        int at = Target(index);
        count = Int32(_file, at);
        Assert.True(at % 4 == 0 && count >= 0 && at + 4 + (long)count * size <= _file.Length, $"vector at {at} of {count} leaves the file");
        Assert.True((at + 4) % alignment == 0, $"elements at {at + 4} are not aligned to {alignment}");
        return at + 4;
    }

    private static int Int32(byte[] file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));

    private static int UInt16(byte[] file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
}
