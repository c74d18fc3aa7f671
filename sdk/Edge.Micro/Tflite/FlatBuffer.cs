using System;

namespace Edge.Micro.Tflite;

/// <summary>Reads a FlatBuffers file with every access checked: a damaged file leads to <see cref="InvalidModelException"/>, to nothing else.</summary>
/// <remarks>Source: the FlatBuffers internals document (little-endian; offsets are relative; a table points back to its vtable).</remarks>
internal sealed class FlatBuffer
{
    private readonly byte[] _data;

    /// <summary>Wraps a file.</summary>
    public FlatBuffer(byte[] data)
    {
        _data = data;
    }

    /// <summary>The whole file.</summary>
    public byte[] Data => _data;

    /// <summary>The root table.</summary>
    public FlatTable Root() => new FlatTable(this, Follow(0));

    /// <summary>Throws unless <paramref name="count"/> bytes from <paramref name="position"/> are inside the file.</summary>
    public void Require(long position, long count)
    {
        if (position < 0 || count < 0 || position > _data.Length || count > _data.Length - position)
            throw new InvalidModelException("The model file: expected " + count + " bytes at offset " + position + ", got a file of " + _data.Length + " bytes; it is damaged or cut off, get it again.");
    }

    /// <summary>The position that the unsigned offset at <paramref name="position"/> points to.</summary>
    public int Follow(int position)
    {
        long target = position + (long)(uint)Int32(position);
        Require(target, 4);
        return (int)target;
    }

    /// <summary>An unsigned byte.</summary>
    public int UInt8(int position)
    {
        Require(position, 1);
        return _data[position];
    }

    /// <summary>An unsigned 16-bit number.</summary>
    public int UInt16(int position)
    {
        Require(position, 2);
        return _data[position] | _data[position + 1] << 8;
    }

    /// <summary>A signed 32-bit number.</summary>
    public int Int32(int position)
    {
        Require(position, 4);
        return _data[position] | _data[position + 1] << 8 | _data[position + 2] << 16 | _data[position + 3] << 24;
    }

    /// <summary>A signed 64-bit number.</summary>
    public long Int64(int position)
    {
        Require(position, 8);
        return (uint)Int32(position) | (long)Int32(position + 4) << 32;
    }

    /// <summary>A single-precision number.</summary>
    public float Single(int position)
    {
        Require(position, 4);
        return BitConverter.ToSingle(_data, position);
    }
}
