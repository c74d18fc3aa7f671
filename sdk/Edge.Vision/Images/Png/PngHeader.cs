using System;
using System.Buffers.Binary;

namespace Edge.Vision.Images.Png;

/// <summary>The IHDR chunk: size and kind of a PNG picture.</summary>
internal sealed record PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType, bool Interlaced)
{
    private const int Length = 13;

    /// <summary>Samples of one pixel.</summary>
    public int Channels => ColorType switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GrayAlpha => 2,
        PngColorType.Rgba => 4,
        _ => 1,
    };

    /// <summary>Bytes between a sample and its left neighbour's, at least 1; what the filters count with.</summary>
    public int PixelBytes => Math.Max(1, Channels * BitDepth / 8);

    /// <summary>Bytes of a row of some pixels, without the filter byte.</summary>
    public int RowBytes(int pixels) => (int)((((long)pixels * Channels * BitDepth) + 7) / 8);

    /// <summary>Reads and checks the chunk's data.</summary>
    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
            throw new InvalidImageException($"Expected a PNG header of {Length} bytes, got {data.Length}; the file is damaged, save it again.");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        ImageFile.CheckSize(width, height);
        int depth = data[8];
        bool valid = data[9] switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!valid)
            throw new InvalidImageException($"Expected a colour type and bit depth of PNG, got type {data[9]} with {depth} bits; the file is damaged, save it again.");
        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw new InvalidImageException(
                $"Expected PNG compression 0, filter 0 and interlace 0 or 1, got {data[10]}, {data[11]} and {data[12]}; the file is damaged, save it again.");
        return new PngHeader((int)width, (int)height, depth, (PngColorType)data[9], data[12] == 1);
    }
}
