using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Edge.Cli;

namespace Edge.Data.Numpy;

/// <summary>The .npy format of NumPy (numpy.lib.format, versions 1 to 3): a magic string, a head that tells type and shape, then the numbers.</summary>
public static partial class NpyFile
{
    // NumPy itself refuses longer heads (max_header_size); ours hold three entries.
    private const int MaxHead = 10_000;
    private const int MaxRank = 32;

    /// <summary>Reads an array.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <exception cref="UserErrorException">It is no such file or holds what is not read here; the message is a sentence for the user.</exception>
    public static NpyArray Parse(ReadOnlyMemory<byte> content, string name)
    {
        (string head, int start) = Head(content.Span, name);
        if (Entry(FortranOrder(), head, "fortran_order", name) != "False")
            throw new UserErrorException($"Expected '{name}' in row-major order, got Fortran's; save numpy.ascontiguousarray(x).");
        NpyType type = TypeOf(Entry(Description(), head, "descr", name), name);
        int[] shape = ShapeOf(Entry(ShapeEntry(), head, "shape", name), name);
        long length = shape.Aggregate((long)NpyArray.SizeOf(type), (bytes, dimension) => bytes > int.MaxValue ? bytes : bytes * dimension);
        return content.Length - start == length
            ? new NpyArray(shape, type, content[start..])
            : throw new UserErrorException($"Expected {(length > int.MaxValue ? "less than 2^31" : length)} bytes after the head of '{name}', got {content.Length - start}; save the array again.");
    }

    private static (string Head, int Start) Head(ReadOnlySpan<byte> span, string name)
    {
        // The first byte, 0x93, is none of UTF-8's.
        if (span.Length < 10 || span[0] != 0x93 || !span[1..6].SequenceEqual("NUMPY"u8))
            throw new UserErrorException($"Expected '{name}' to be a .npy file, got other content; save the array with numpy.save.");
        if (span[6] is < 1 or > 3)
            throw new UserErrorException($"Expected '{name}' in version 1 to 3 of the .npy format, got {span[6]}; save the array with numpy.save.");
        int start = span[6] == 1 ? 10 : 12;
        long length = span[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(span[8..]) : span.Length < start ? long.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(span[8..]);
        if (length > Math.Min(MaxHead, span.Length - start))
            throw new UserErrorException($"Expected a whole head of at most {MaxHead} bytes in '{name}', got {span.Length} bytes in all; save the array again.");
        return (Encoding.Latin1.GetString(span.Slice(start, (int)length)), start + (int)length);
    }

    private static string Entry(Regex pattern, string head, string entry, string name)
    {
        MatchCollection found = pattern.Matches(head);
        return found.Count == 1
            ? found[0].Groups[1].Value
            : throw new UserErrorException($"Expected the entry '{entry}' of an array of numbers in the head of '{name}', found {(found.Count == 0 ? "none" : "several")}; save one array of numbers with numpy.save.");
    }

    private static NpyType TypeOf(string text, string name) => text switch
    {
        "|u1" or "<u1" => NpyType.U1,
        "|i1" or "<i1" => NpyType.I1,
        "<u2" => NpyType.U2,
        "<i2" => NpyType.I2,
        "<u4" => NpyType.U4,
        "<i4" => NpyType.I4,
        "<u8" => NpyType.U8,
        "<i8" => NpyType.I8,
        "<f2" => NpyType.F2,
        "<f4" => NpyType.F4,
        "<f8" => NpyType.F8,
        _ => throw new UserErrorException($"Expected little-endian integers or floats in '{name}', got the type '{text}'; save x.astype(numpy.uint8) or x.astype(numpy.float32)."),
    };

    private static int[] ShapeOf(string text, string name)
    {
        string[] parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shape = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (parts.Length > MaxRank || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]) || shape[i] == 0)
                throw new UserErrorException($"Expected at most {MaxRank} dimensions of 1 to 2^31 - 1 in '{name}', got ({(text.Length > 100 ? text[..100] + "..." : text)}); save an array with numbers in it.");
        return shape;
    }

    [GeneratedRegex(@"'descr':\s*'([<>|=]?[A-Za-z][0-9]{0,9})'")]
    private static partial Regex Description();

    [GeneratedRegex(@"'fortran_order':\s*(True|False)\b")]
    private static partial Regex FortranOrder();

    [GeneratedRegex(@"'shape':\s*\(([0-9,\s]*)\)")]
    private static partial Regex ShapeEntry();
}
