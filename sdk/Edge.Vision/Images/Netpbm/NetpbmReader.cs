using System;
using System.Buffers.Binary;

namespace Edge.Vision.Images.Netpbm;

/// <summary>Reads PBM, PGM and PPM pictures, text and binary (P1 to P6). Of several pictures in a file, the first.</summary>
internal static class NetpbmReader
{
    /// <summary>Whether a file begins as P1 to P6.</summary>
    public static bool IsNetpbm(ReadOnlySpan<byte> file) => file.Length >= 2 && file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'6';

    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    public static Raster Read(ReadOnlySpan<byte> file, int channels)
    {
        var tokens = new NetpbmTokens(file, 2);
        NetpbmHeader header = ReadHeader(ref tokens, file[1] - '0');
        if (!header.IsText)
            tokens.EndHeader();
        ReadOnlySpan<byte> samples = file[tokens.Position..];
        CheckLength(header, samples.Length);
        var image = new Raster(header.Width, header.Height, channels);
        if (header.IsText)
            ReadText(ref tokens, header, image);
        else if (header.IsBitmap)
            ReadBits(samples, image);
        else
            ReadBinary(samples, header, image);
        return image;
    }

    /// <summary>Width and height that the header claims.</summary>
    public static (int Width, int Height) Measure(ReadOnlySpan<byte> file)
    {
        var tokens = new NetpbmTokens(file, 2);
        NetpbmHeader header = ReadHeader(ref tokens, file[1] - '0');
        return (header.Width, header.Height);
    }

    private static NetpbmHeader ReadHeader(ref NetpbmTokens tokens, int format)
    {
        int width = tokens.Number("width");
        int height = tokens.Number("height");
        ImageFile.CheckSize(width, height);
        int maximum = format is 1 or 4 ? 1 : tokens.Number("largest sample");
        if (maximum == 0)
            throw new InvalidImageException("Expected a largest sample of 1 to 65535 in the Netpbm file, got 0; the file is damaged, save it again.");
        return new NetpbmHeader(format, width, height, maximum);
    }

    // Before memory is taken: binary samples have a known length; a text sample is a digit and, but in bitmaps, the space before it.
    private static void CheckLength(NetpbmHeader header, int got)
    {
        long pixels = (long)header.Width * header.Height;
        long expected = header.Format switch
        {
            1 => pixels,
            4 => (header.Width + 7L) / 8 * header.Height,
            2 or 3 => 2 * pixels * header.Channels,
            _ => pixels * header.Channels * (header.Maximum > 255 ? 2 : 1),
        };
        if (got < expected)
            throw new InvalidImageException(
                $"Expected at least {expected} bytes of samples for {header.Width}x{header.Height}, got {got}; the file is cut short, copy it again.");
    }

    private static void ReadText(ref NetpbmTokens tokens, NetpbmHeader header, Raster image)
    {
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            if (header.IsBitmap)
                Set(image, i, (byte)(tokens.Bit() == 1 ? 0 : 255));
            else if (header.Channels == 1)
                Set(image, i, Eight(tokens.Number("sample"), header));
            else
                Set(image, i, Eight(tokens.Number("sample"), header), Eight(tokens.Number("sample"), header), Eight(tokens.Number("sample"), header));
        }
    }

    private static void ReadBits(ReadOnlySpan<byte> samples, Raster image)
    {
        int stride = (image.Width + 7) / 8;
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
                Set(image, (y * image.Width) + x, (byte)((samples[(y * stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0 ? 0 : 255));
    }

    private static void ReadBinary(ReadOnlySpan<byte> samples, NetpbmHeader header, Raster image)
    {
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            int first = i * header.Channels;
            if (header.Channels == 1)
                Set(image, i, Sample(samples, first, header));
            else
                Set(image, i, Sample(samples, first, header), Sample(samples, first + 1, header), Sample(samples, first + 2, header));
        }
    }

    private static void Set(Raster image, int pixel, byte gray) => image.Pixels.AsSpan(pixel * image.Channels, image.Channels).Fill(gray);

    private static void Set(Raster image, int pixel, byte red, byte green, byte blue)
    {
        if (image.Channels == 1)
            image.Pixels[pixel] = Luma.Of(red, green, blue);
        else
            (image.Pixels[3 * pixel], image.Pixels[(3 * pixel) + 1], image.Pixels[(3 * pixel) + 2]) = (red, green, blue);
    }

    private static byte Sample(ReadOnlySpan<byte> samples, int index, NetpbmHeader header) =>
        Eight(header.Maximum > 255 ? BinaryPrimitives.ReadUInt16BigEndian(samples[(2 * index)..]) : samples[index], header);

    private static byte Eight(int sample, NetpbmHeader header)
    {
        if (sample > header.Maximum)
            throw new InvalidImageException($"Expected samples of at most {header.Maximum} in the Netpbm file, got {sample}; the file is damaged, save it again.");
        return (byte)Luma.Scale(sample, header.Maximum);
    }
}
