using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Edge.Data.Numpy;

/// <summary>An array as NumPy stores it: numbers in row-major order.</summary>
/// <param name="Shape">Dimensions, each at least 1; none for a single number.</param>
/// <param name="Type">Type of the numbers.</param>
/// <param name="Bytes">The numbers, little-endian, as many as the dimensions' product says.</param>
public sealed record NpyArray(IReadOnlyList<int> Shape, NpyType Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes of one number.</summary>
    public int ElementSize => SizeOf(Type);

    /// <summary>The number of numbers.</summary>
    public int Length => Bytes.Length / ElementSize;

    /// <summary>Whether the numbers are real ones.</summary>
    public bool IsReal => Type is NpyType.F2 or NpyType.F4 or NpyType.F8;

    /// <summary>The dimensions as text.</summary>
    public string ShapeText => Shape.Count == 0 ? "a single number" : string.Join('x', Shape);

    /// <summary>Bytes of a number of a type.</summary>
    public static int SizeOf(NpyType type) => type switch
    {
        NpyType.U1 or NpyType.I1 => 1,
        NpyType.U2 or NpyType.I2 or NpyType.F2 => 2,
        NpyType.U4 or NpyType.I4 or NpyType.F4 => 4,
        _ => 8,
    };

    /// <summary>A number of any type as a real one.</summary>
    /// <param name="index">Its place in row-major order.</param>
    public float Real(int index)
    {
        ReadOnlySpan<byte> at = At(index);
        return Type switch
        {
            NpyType.F2 => (float)BinaryPrimitives.ReadHalfLittleEndian(at),
            NpyType.F4 => BinaryPrimitives.ReadSingleLittleEndian(at),
            NpyType.F8 => (float)BinaryPrimitives.ReadDoubleLittleEndian(at),
            NpyType.U8 => BinaryPrimitives.ReadUInt64LittleEndian(at),
            _ => Whole(index),
        };
    }

    /// <summary>A whole number; one beyond 2^63 - 1 is that.</summary>
    /// <param name="index">Its place in row-major order.</param>
    /// <exception cref="InvalidOperationException">The numbers are real ones.</exception>
    public long Whole(int index)
    {
        ReadOnlySpan<byte> at = At(index);
        return Type switch
        {
            NpyType.U1 => at[0],
            NpyType.I1 => (sbyte)at[0],
            NpyType.U2 => BinaryPrimitives.ReadUInt16LittleEndian(at),
            NpyType.I2 => BinaryPrimitives.ReadInt16LittleEndian(at),
            NpyType.U4 => BinaryPrimitives.ReadUInt32LittleEndian(at),
            NpyType.I4 => BinaryPrimitives.ReadInt32LittleEndian(at),
            NpyType.U8 => (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(at), long.MaxValue),
            NpyType.I8 => BinaryPrimitives.ReadInt64LittleEndian(at),
            _ => throw new InvalidOperationException($"Expected whole numbers, got {Type}."),
        };
    }

    private ReadOnlySpan<byte> At(int index) => Bytes.Span.Slice(index * ElementSize, ElementSize);
}
