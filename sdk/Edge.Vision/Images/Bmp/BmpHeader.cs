using System;
using System.Buffers.Binary;

namespace Edge.Vision.Images.Bmp;

/// <summary>The headers of a BMP file (BITMAPFILEHEADER and BITMAPINFOHEADER or a later one): uncompressed, 1, 4, 8, 24 or 32 bits a pixel.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="TopDown">Whether the first row in the file is the topmost.</param>
/// <param name="Bits">Bits a pixel.</param>
/// <param name="PaletteStart">The first byte of the palette.</param>
/// <param name="Colors">Colours of the palette; 0 for 24 and 32 bits.</param>
/// <param name="PixelStart">The first byte of the pixels.</param>
internal sealed record BmpHeader(int Width, int Height, bool TopDown, int Bits, int PaletteStart, int Colors, int PixelStart)
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;

    /// <summary>Bytes of a row: whole words of four bytes.</summary>
    public int Stride => (int)(((((long)Width * Bits) + 31) / 32) * 4);

    /// <summary>Reads and checks the headers.</summary>
    public static BmpHeader Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeader + InfoHeader)
            throw new InvalidImageException($"Expected BMP headers of {FileHeader + InfoHeader} bytes, got a file of {file.Length}; the file is cut short, copy it again.");
        long pixels = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]), info = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        int width = BinaryPrimitives.ReadInt32LittleEndian(file[18..]), height = BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
        ImageFile.CheckSize(width, Math.Abs((long)height));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]);
        uint compression = BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        if (info < InfoHeader || bits is not (1 or 4 or 8 or 24 or 32) || compression != 0)
            throw new InvalidImageException(
                $"Expected an uncompressed BMP of 1, 4, 8, 24 or 32 bits, got {bits} bits, compression {compression} and a header of {info} bytes; save it as 24-bit BMP or as PNG.");
        uint used = BinaryPrimitives.ReadUInt32LittleEndian(file[46..]);
        int colors = bits > 8 ? 0 : used is 0 ? 1 << bits : (int)Math.Min(used, 1u << bits);
        long palette = FileHeader + info;
        var header = new BmpHeader(width, Math.Abs(height), height < 0, bits, (int)Math.Min(palette, int.MaxValue), colors, (int)Math.Min(pixels, int.MaxValue));
        if (palette + (4L * colors) > file.Length || pixels < FileHeader || pixels + ((long)header.Stride * header.Height) > file.Length)
            throw new InvalidImageException(
                $"Expected {(long)header.Stride * header.Height} bytes of BMP pixels from byte {pixels} on, got a file of {file.Length}; the file is cut short, copy it again.");
        return header;
    }
}
