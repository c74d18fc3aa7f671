using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace Edge.Vision.Images.Png;

/// <summary>The chunks of a PNG file, checked and sorted: header, palette, transparency and the pieces of compressed data.</summary>
internal sealed class PngFile
{
    private const int ChunkOverhead = 12;

    private PngFile(PngHeader header) => Header = header;

    /// <summary>Size and kind.</summary>
    public PngHeader Header { get; }

    /// <summary>Palette of red, green, blue triples; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Palette { get; private set; }

    /// <summary>The tRNS chunk; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Transparency { get; private set; }

    /// <summary>The compressed pixels, in order.</summary>
    public List<ReadOnlyMemory<byte>> Data { get; } = [];

    /// <summary>Bytes in <see cref="Data"/>.</summary>
    public long DataLength { get; private set; }

    /// <summary>Splits a file into its chunks.</summary>
    /// <param name="file">The file from its first chunk, without signature.</param>
    public static PngFile Parse(ReadOnlyMemory<byte> file)
    {
        PngFile? png = null;
        bool ended = false;
        while (!ended)
        {
            (string type, ReadOnlyMemory<byte> data) = NextChunk(ref file);
            if (png is null)
            {
                if (type != "IHDR")
                    throw new InvalidImageException($"Expected the PNG chunk IHDR first, got {type}; the file is damaged, save it again.");
                png = new PngFile(PngHeader.Parse(data.Span));
            }
            else
            {
                ended = png.Take(type, data);
            }
        }
        png!.CheckComplete();
        return png;
    }

    private static (string Type, ReadOnlyMemory<byte> Data) NextChunk(ref ReadOnlyMemory<byte> file)
    {
        if (file.Length < ChunkOverhead)
            throw new InvalidImageException($"Expected another PNG chunk, got {file.Length} bytes before the end of the file; it is cut short, copy it again.");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(file.Span);
        string type = PrintableType(file.Span.Slice(4, 4));
        if (length > file.Length - ChunkOverhead)
            throw new InvalidImageException(
                $"Expected {length} bytes in PNG chunk {type}, got {file.Length - ChunkOverhead} before the end of the file; it is cut short, copy it again.");
        uint expected = BinaryPrimitives.ReadUInt32BigEndian(file.Span[(8 + (int)length)..]);
        uint got = Crc32.Of(file.Span.Slice(4, 4 + (int)length));
        if (expected != got)
            throw new InvalidImageException($"Expected checksum {expected:X8} of PNG chunk {type}, got {got:X8}; the file is damaged, copy it again.");
        ReadOnlyMemory<byte> data = file.Slice(8, (int)length);
        file = file[(ChunkOverhead + (int)length)..];
        return (type, data);
    }

    private static string PrintableType(ReadOnlySpan<byte> type)
    {
        foreach (byte letter in type)
            if (!char.IsAsciiLetter((char)letter))
                throw new InvalidImageException($"Expected four letters as the name of a PNG chunk, got {Convert.ToHexString(type)}; the file is damaged, save it again.");
        return Encoding.ASCII.GetString(type);
    }

    // Returns whether this was the last chunk.
    private bool Take(string type, ReadOnlyMemory<byte> data)
    {
        switch (type)
        {
            case "IHDR":
                throw new InvalidImageException("Expected one PNG chunk IHDR, got two; the file is damaged, save it again.");
            case "PLTE":
                if (data.Length == 0 || data.Length % 3 != 0 || data.Length > 3 << 8)
                    throw new InvalidImageException($"Expected a PNG palette of 1 to 256 colours of 3 bytes, got {data.Length} bytes; the file is damaged, save it again.");
                Palette = data;
                break;
            case "tRNS":
                Transparency = data;
                break;
            case "IDAT":
                Data.Add(data);
                DataLength += data.Length;
                break;
            case "IEND":
                return true;
            default:
                // An upper-case first letter means: cannot be shown without this chunk.
                if (char.IsAsciiLetterUpper(type[0]))
                    throw new InvalidImageException($"Expected no critical PNG chunk but IHDR, PLTE, IDAT and IEND, got {type}; save the picture as plain PNG.");
                break;
        }
        return false;
    }

    private void CheckComplete()
    {
        if (Data.Count == 0)
            throw new InvalidImageException("Expected a PNG chunk IDAT with pixels, got none; the file is damaged, save it again.");
        if (Header.ColorType == PngColorType.Palette && Palette.IsEmpty)
            throw new InvalidImageException("Expected a PNG palette (chunk PLTE), got none; the file is damaged, save it again.");
        int transparency = Header.ColorType switch
        {
            PngColorType.Gray => 2,
            PngColorType.Rgb => 6,
            _ => Transparency.Length,
        };
        if (!Transparency.IsEmpty && Transparency.Length != transparency)
            throw new InvalidImageException($"Expected {transparency} bytes in PNG chunk tRNS, got {Transparency.Length}; the file is damaged, save it again.");
    }
}
