using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace Edge.Quantize.Tflite;

/// <summary>A FlatBuffers table in the making: its fields by index. <see cref="FlatBufferWriter"/> turns it into bytes.</summary>
internal sealed class FlatTableBuilder
{
    private readonly SortedDictionary<int, FlatField> _fields = [];

    /// <summary>Where the table stands in the file behind; null for one that is written.</summary>
    internal int? Position { get; private init; }

    /// <summary>The fields by index.</summary>
    internal IReadOnlyDictionary<int, FlatField> Fields => _fields;

    /// <summary>A table that stands in the file behind, which <see cref="FlatBufferWriter"/> keeps as it is.</summary>
    /// <param name="position">Where in that file.</param>
    public static FlatTableBuilder Behind(int position) => new() { Position = position };

    /// <summary>A byte field: unsigned byte, enumeration or truth value.</summary>
    public FlatTableBuilder UInt8(int field, int value) => Scalar(field, [(byte)value]);

    /// <summary>A signed 32-bit field.</summary>
    public FlatTableBuilder Int32(int field, int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return Scalar(field, bytes);
    }

    /// <summary>A single-precision field.</summary>
    public FlatTableBuilder Single(int field, float value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return Scalar(field, bytes);
    }

    /// <summary>A table field.</summary>
    public FlatTableBuilder Table(int field, FlatTableBuilder value) => Add(field, new FlatField { Table = value });

    /// <summary>A vector of tables.</summary>
    public FlatTableBuilder Tables(int field, IReadOnlyList<FlatTableBuilder> value) => Add(field, new FlatField { Tables = value });

    /// <summary>A string, with the terminating zero that FlatBuffers asks for.</summary>
    public FlatTableBuilder Text(int field, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        return Add(field, new FlatField { Vector = [.. bytes, 0], Count = bytes.Length, Alignment = 1 });
    }

    /// <summary>A vector of bytes whose first one stands at a multiple of <paramref name="alignment"/>.</summary>
    public FlatTableBuilder Bytes(int field, byte[] value, int alignment = 1) =>
        Add(field, new FlatField { Vector = value, Count = value.Length, Alignment = alignment });

    /// <summary>Whatever an offset leads to in the file behind: a table, a vector or a string.</summary>
    public FlatTableBuilder Behind(int field, int position) => Table(field, Behind(position));

    /// <summary>A signed 64-bit field.</summary>
    public FlatTableBuilder Int64(int field, long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Scalar(field, bytes);
    }

    /// <summary>A vector of signed 32-bit numbers.</summary>
    public FlatTableBuilder Int32s(int field, IReadOnlyList<int> values)
    {
        var bytes = new byte[4 * values.Count];
        for (int i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        return Add(field, new FlatField { Vector = bytes, Count = values.Count, Alignment = 4 });
    }

    /// <summary>A vector of signed 64-bit numbers.</summary>
    public FlatTableBuilder Int64s(int field, IReadOnlyList<long> values)
    {
        var bytes = new byte[8 * values.Count];
        for (int i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), values[i]);
        return Add(field, new FlatField { Vector = bytes, Count = values.Count, Alignment = 8 });
    }

    /// <summary>A vector of single-precision numbers.</summary>
    public FlatTableBuilder Singles(int field, IReadOnlyList<float> values)
    {
        var bytes = new byte[4 * values.Count];
        for (int i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        return Add(field, new FlatField { Vector = bytes, Count = values.Count, Alignment = 4 });
    }

    /// <summary>A field of little-endian bytes.</summary>
    public FlatTableBuilder Scalar(int field, byte[] bytes) => Add(field, new FlatField { Scalar = bytes });

    private FlatTableBuilder Add(int field, FlatField value)
    {
        _fields.Add(field, value);
        return this;
    }
}
