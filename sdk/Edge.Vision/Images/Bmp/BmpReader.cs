using System;

namespace Edge.Vision.Images.Bmp;

/// <summary>Reads uncompressed BMP pictures. The fourth byte of a 32-bit pixel is unused, as in most files.</summary>
internal static class BmpReader
{
    /// <summary>Whether a file begins as BMP.</summary>
    public static bool IsBmp(ReadOnlySpan<byte> file) => file.Length >= 2 && file[0] == 'B' && file[1] == 'M';

    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    public static Raster Read(ReadOnlySpan<byte> file, int channels)
    {
        BmpHeader header = BmpHeader.Parse(file);
        var image = new Raster(header.Width, header.Height, channels);
        for (int y = 0; y < header.Height; y++)
        {
            int row = header.TopDown ? y : header.Height - 1 - y;
            ReadOnlySpan<byte> line = file.Slice(header.PixelStart + (row * header.Stride), header.Stride);
            for (int x = 0; x < header.Width; x++)
            {
                ReadOnlySpan<byte> color = header.Bits > 8 ? line.Slice(x * (header.Bits / 8), 3) : file.Slice(header.PaletteStart + (4 * Index(header, line, x)), 3);
                int pixel = (y * header.Width) + x;
                if (channels == 1)
                    image.Pixels[pixel] = Luma.Of(color[2], color[1], color[0]);
                else
                    (image.Pixels[3 * pixel], image.Pixels[(3 * pixel) + 1], image.Pixels[(3 * pixel) + 2]) = (color[2], color[1], color[0]);
            }
        }
        return image;
    }

    /// <summary>Width and height that the headers claim.</summary>
    public static (int Width, int Height) Measure(ReadOnlySpan<byte> file)
    {
        BmpHeader header = BmpHeader.Parse(file);
        return (header.Width, header.Height);
    }

    private static int Index(BmpHeader header, ReadOnlySpan<byte> line, int x)
    {
        int bit = x * header.Bits;
        int index = (line[bit >> 3] >> (8 - header.Bits - (bit & 7))) & ((1 << header.Bits) - 1);
        return index < header.Colors
            ? index
            : throw new InvalidImageException($"Expected a BMP palette index below {header.Colors}, got {index}; the file is damaged, save it again.");
    }
}
