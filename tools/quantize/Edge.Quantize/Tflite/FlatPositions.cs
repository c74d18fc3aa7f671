using System;
using System.Buffers.Binary;
using System.Text;

namespace Edge.Quantize.Tflite;

/// <summary>Finds where the parts of a FlatBuffers file stand; every access is checked.</summary>
/// <param name="file">The file.</param>
internal sealed class FlatPositions(byte[] file)
{
    /// <summary>Where the offset at a position leads to.</summary>
    public int Follow(int at) => Inside(at + (long)BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, 4)), 4);

    /// <summary>The number of fields that a table's frame has room for.</summary>
    public int FieldCount(int table) => Math.Max(0, (UInt16(Frame(table)) - 4) / 2);

    /// <summary>Where a table's field stands; 0 for one that is absent.</summary>
    public int Field(int table, int field)
    {
        int offset = field < FieldCount(table) ? UInt16(Frame(table) + 4 + 2 * field) : 0;
        return offset == 0 ? 0 : Inside((long)table + offset, 1);
    }

    /// <summary>Where the tables of a vector stand; empty for an absent field.</summary>
    /// <param name="table">The table that has the vector.</param>
    /// <param name="field">Its field.</param>
    /// <param name="what">What they are, for messages.</param>
    /// <param name="most">How many there may be.</param>
    public int[] Tables(int table, int field, string what, int most)
    {
        int at = Field(table, field);
        if (at == 0)
            return [];
        int vector = Follow(at);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(Bytes(vector, 4));
        if (count > most)
            throw new QuantizeException($"The model file: expected at most {most} {what}, got {count}; convert the model again.");
        var tables = new int[count];
        for (int i = 0; i < tables.Length; i++)
            tables[i] = Follow(Inside(vector + 4L + 4L * i, 4));
        return tables;
    }

    /// <summary>A string; empty for an absent field.</summary>
    public string Text(int table, int field)
    {
        int at = Field(table, field);
        if (at == 0)
            return "";
        int vector = Follow(at);
        return Encoding.UTF8.GetString(Bytes(vector + 4L, BinaryPrimitives.ReadUInt32LittleEndian(Bytes(vector, 4))));
    }

    /// <summary>A signed 32-bit field.</summary>
    public int Int32(int table, int field) => Field(table, field) is > 0 and int at ? BinaryPrimitives.ReadInt32LittleEndian(Bytes(at, 4)) : 0;

    /// <summary>A signed 64-bit field.</summary>
    public long Int64(int table, int field) => Field(table, field) is > 0 and int at ? BinaryPrimitives.ReadInt64LittleEndian(Bytes(at, 8)) : 0;

    private int Frame(int table) => Inside(table - (long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(table, 4)), 4);

    private int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(at, 2));

    private ReadOnlySpan<byte> Bytes(long at, long count) => file.AsSpan(Inside(at, count), (int)count);

    private int Inside(long at, long count) => at >= 0 && at + count <= file.Length
        ? (int)at
        : throw new QuantizeException($"The model file: expected {count} bytes at offset {at}, got a file of {file.Length} bytes; it is damaged, get it again.");
}
