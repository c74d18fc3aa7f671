using System;
using System.IO;
using System.IO.Compression;

namespace Edge.Vision.Images.Png;

/// <summary>Reads PNG pictures (ISO/IEC 15948): every colour type, bit depth, filter and interlacing.</summary>
internal static class PngReader
{
    // A byte of deflate data gives at most 1032 bytes, so a header that claims more is refused before memory is taken.
    private const int MaxDeflateRatio = 1032;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file claims to be PNG. The first four bytes tell, so that a damaged signature gets a clear sentence.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature[..4]);

    /// <summary>Reads a file.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    public static Raster Read(ReadOnlyMemory<byte> data, int channels)
    {
        PngFile file = Parse(data);
        long raw = RawLength(file.Header);
        if (raw > file.DataLength * MaxDeflateRatio)
            throw new InvalidImageException(
                $"Expected pixels for {file.Header.Width}x{file.Header.Height}, got {file.DataLength} compressed bytes; the file is cut short, copy it again.");

        var image = new Raster(file.Header.Width, file.Header.Height, channels);
        using var inflater = new ZLibStream(new ChunkStream(file.Data), CompressionMode.Decompress);
        var pixels = new PngPixels(file);
        foreach (PngPass pass in PngPass.Of(file.Header))
            ReadPass(inflater, file.Header, pass, pixels, image);
        return image;
    }

    /// <summary>Width and height that the header claims.</summary>
    public static (int Width, int Height) Measure(ReadOnlyMemory<byte> data)
    {
        PngHeader header = Parse(data).Header;
        return (header.Width, header.Height);
    }

    private static PngFile Parse(ReadOnlyMemory<byte> data) => data.Span.StartsWith(Signature)
        ? PngFile.Parse(data[Signature.Length..])
        : throw new InvalidImageException("Expected the eight bytes of a PNG signature, got others; the file was changed in transfer as if it were text, copy it again.");

    private static long RawLength(PngHeader header)
    {
        long length = 0;
        foreach (PngPass pass in PngPass.Of(header))
            if (pass.Columns(header.Width) > 0)
                length += (long)pass.Rows(header.Height) * (1 + header.RowBytes(pass.Columns(header.Width)));
        return length;
    }

    private static void ReadPass(ZLibStream inflater, PngHeader header, PngPass pass, PngPixels pixels, Raster image)
    {
        int columns = pass.Columns(header.Width);
        if (columns == 0)
            return;
        byte[] row = new byte[1 + header.RowBytes(columns)];
        byte[] above = new byte[row.Length];
        for (int y = pass.StartY; y < header.Height; y += pass.StepY)
        {
            Fill(inflater, row);
            PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.PixelBytes);
            Span<byte> target = image.Pixels.AsSpan(y * header.Width * image.Channels, header.Width * image.Channels);
            for (int i = 0; i < columns; i++)
            {
                int x = pass.StartX + (i * pass.StepX);
                if (image.Channels == 1)
                    target[x] = pixels.Gray(row.AsSpan(1), i);
                else
                    pixels.Color(row.AsSpan(1), i, target.Slice(3 * x, 3));
            }
            (row, above) = (above, row);
        }
    }

    private static void Fill(ZLibStream inflater, byte[] row)
    {
        try
        {
            int read = inflater.ReadAtLeast(row, row.Length, throwOnEndOfStream: false);
            if (read < row.Length)
                throw new InvalidImageException($"Expected {row.Length} bytes of PNG pixels, got {read}; the file is cut short, copy it again.");
        }
        catch (InvalidDataException e)
        {
            throw new InvalidImageException("Expected zlib data in the PNG chunk IDAT, got a broken stream; the file is damaged, copy it again.", e);
        }
    }
}
