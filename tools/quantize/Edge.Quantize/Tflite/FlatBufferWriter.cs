using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Tflite;

/// <summary>Writes a tree of tables as a FlatBuffers file, front to back: a table first, then what it points to.</summary>
/// <remarks>Source: the FlatBuffers internals document. Offsets to children point forward, as unsigned ones must.</remarks>
internal sealed class FlatBufferWriter
{
    // Keeps whatever alignment the content of a file behind has: the largest that TFLite asks for is 16.
    private const int TailAlignment = 64;

    private readonly List<byte> _bytes = [];
    private readonly List<(int At, int Position)> _behind = [];

    private FlatBufferWriter()
    {
    }

    /// <summary>Writes the file.</summary>
    /// <param name="root">The root table.</param>
    /// <param name="identifier">Four characters at byte 4.</param>
    public static byte[] Write(FlatTableBuilder root, string identifier) => Write(root, identifier, []);

    /// <summary>Writes new tables in front of another FlatBuffers file, whose bytes stay as they are and whose parts the new tables refer to.</summary>
    /// <param name="root">The root table.</param>
    /// <param name="identifier">Four characters at byte 4.</param>
    /// <param name="tail">The other file, or nothing.</param>
    /// <exception cref="QuantizeException">Both together are too long.</exception>
    public static byte[] Write(FlatTableBuilder root, string identifier, ReadOnlySpan<byte> tail)
    {
        var writer = new FlatBufferWriter();
        writer._bytes.AddRange(new byte[4]);
        writer._bytes.AddRange(Encoding.ASCII.GetBytes(identifier));
        writer.Point(0, writer.Table(root));
        if (tail.Length == 0)
            return [.. writer._bytes];
        writer.PadUntilAligned(0, TailAlignment);
        if (writer._bytes.Count > Array.MaxLength - tail.Length)
            throw new QuantizeException($"The model file: expected room for {writer._bytes.Count} bytes of metadata, got a file of {tail.Length} bytes; use a smaller model.");
        foreach ((int at, int position) in writer._behind)
            writer.Point(at, writer._bytes.Count + position);
        return [.. writer._bytes, .. tail];
    }

    private int Table(FlatTableBuilder table)
    {
        // Wide fields first, so that each is aligned without gaps between them.
        KeyValuePair<int, FlatField>[] layout = [.. table.Fields.OrderByDescending(f => f.Value.InlineSize).ThenBy(f => f.Key)];
        int slots = table.Fields.Count == 0 ? 0 : table.Fields.Keys.Max() + 1;
        var vtable = new byte[4 + 2 * slots];
        int length = 4;
        foreach ((int field, FlatField value) in layout)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(vtable.AsSpan(4 + 2 * field), (ushort)length);
            length += value.InlineSize;
        }
        BinaryPrimitives.WriteUInt16LittleEndian(vtable, (ushort)vtable.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(vtable.AsSpan(2), (ushort)length);

        // The first field stands 4 bytes behind the table's start.
        PadUntilAligned(vtable.Length + 4, layout.Length == 0 ? 4 : Math.Max(4, layout[0].Value.InlineSize));
        int vtableStart = _bytes.Count;
        _bytes.AddRange(vtable);
        int start = _bytes.Count;
        Int32(start - vtableStart);
        var offsets = new SortedDictionary<int, int>();
        foreach ((int field, FlatField value) in layout)
        {
            if (value.Scalar is null)
                offsets.Add(field, _bytes.Count);
            _bytes.AddRange(value.Scalar ?? new byte[4]);
        }
        foreach ((int field, int at) in offsets)
            PointTo(at, table.Fields[field]);
        return start;
    }

    private void PointTo(int at, FlatField field)
    {
        if (field.Table?.Position is int position)
            _behind.Add((at, position));
        else
            Point(at, Child(field));
    }

    private int Child(FlatField field) =>
        field.Table is not null ? Table(field.Table) : field.Tables is not null ? Tables(field.Tables) : Vector(field);

    private int Tables(IReadOnlyList<FlatTableBuilder> tables)
    {
        PadUntilAligned(0, 4);
        int start = _bytes.Count;
        Int32(tables.Count);
        _bytes.AddRange(new byte[4 * tables.Count]);
        for (int i = 0; i < tables.Count; i++)
            PointTo(start + 4 + 4 * i, new FlatField { Table = tables[i] });
        return start;
    }

    private int Vector(FlatField field)
    {
        PadUntilAligned(4, Math.Max(4, field.Alignment));
        int start = _bytes.Count;
        Int32(field.Count);
        _bytes.AddRange(field.Vector!);
        return start;
    }

    private void PadUntilAligned(int ahead, int alignment)
    {
        while ((_bytes.Count + ahead) % alignment != 0)
            _bytes.Add(0);
    }

    private void Int32(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    private void Point(int at, int target) =>
        BinaryPrimitives.WriteInt32LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes)[at..], target - at);
}
