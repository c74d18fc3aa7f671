using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Tflite;

/// <summary>The files that TFLite's metadata keep in a zip archive behind the model, as its labels.</summary>
/// <remarks>Source: TensorFlow Lite Metadata, "Associated files"; APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16. Offsets count from the model file's start.</remarks>
internal static class AssociatedFiles
{
    private const int MostTextBytes = 1 << 20;
    private const int MostComment = ushort.MaxValue;
    private const uint LocalSignature = 0x04034B50, DirectorySignature = 0x02014B50, EndSignature = 0x06054B50;
    private const int DirectoryLength = 46, DirectoryOffsetAt = 42, EndLength = 22, EndOffsetAt = 16;

    /// <summary>The names of classes in the first text file that is called labels and has as many lines as the model has classes; null where there is none.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="classes">Number of classes.</param>
    public static IReadOnlyList<string>? Labels(byte[] file, int classes)
    {
        if (Offsets(file).Count == 0)
            return null;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false));
            return archive.Entries
                .Where(e => e.Name.Contains("label", StringComparison.OrdinalIgnoreCase) && e.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
                .Select(Lines)
                .FirstOrDefault(lines => lines.Length == classes) is string[] labels ? LabelText.Clean(labels) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A copy of the model file whose archive, if it has one, is right where as many bytes stand in front of the file.</summary>
    public static byte[] Moved(byte[] file, int inFront)
    {
        List<int> offsets = Offsets(file);
        if (offsets.Count == 0)
            return file;
        var moved = (byte[])file.Clone();
        foreach (int at in offsets)
            BinaryPrimitives.WriteUInt32LittleEndian(moved.AsSpan(at), UInt32(file, at) + (uint)inFront);
        return moved;
    }

    // Where offsets from the file's start stand; empty without an archive that is whole.
    private static List<int> Offsets(byte[] file)
    {
        int end = file.Length - EndLength;
        while (end >= 0 && end >= file.Length - EndLength - MostComment && UInt32(file, end) != EndSignature)
            end--;
        if (end < 0 || UInt32(file, end) != EndSignature)
            return [];
        var offsets = new List<int> { end + EndOffsetAt };
        long at = UInt32(file, end + EndOffsetAt);
        for (; at <= end - DirectoryLength && UInt32(file, (int)at) == DirectorySignature; at += DirectoryLength + UInt16(file, (int)at + 28) + UInt16(file, (int)at + 30) + UInt16(file, (int)at + 32))
        {
            uint local = UInt32(file, (int)at + DirectoryOffsetAt);
            if (local > end - 4 || UInt32(file, (int)local) != LocalSignature)
                return [];
            offsets.Add((int)at + DirectoryOffsetAt);
        }
        return at == end ? offsets : [];
    }

    // A small archive can unpack to much: no more is read than labels take.
    private static string[] Lines(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var text = new byte[MostTextBytes];
        int length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return length == text.Length ? [] : Encoding.UTF8.GetString(text, 0, length).TrimEnd('\n', '\r').Split('\n');
    }

    private static uint UInt32(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static int UInt16(byte[] file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
}
