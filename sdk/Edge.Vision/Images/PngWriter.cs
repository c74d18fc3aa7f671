using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using Edge.Vision.Images.Png;

namespace Edge.Vision.Images;

/// <summary>Writes pictures as PNG: 8-bit grey or RGB, no filter, no interlacing.</summary>
public static class PngWriter
{
    /// <summary>Writes a grey picture.</summary>
    /// <param name="path">The file; replaced.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, GrayImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using FileStream stream = File.Create(path);
        Write(stream, image);
    }

    /// <summary>Writes an RGB picture.</summary>
    /// <param name="path">The file; replaced.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, ColorImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using FileStream stream = File.Create(path);
        Write(stream, image.Width, image.Height, 3, image.Pixels);
    }

    /// <summary>Writes a grey picture to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="image">The picture.</param>
    public static void Write(Stream stream, GrayImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Write(stream, image.Width, image.Height, 1, image.Pixels);
    }

    /// <summary>Writes an RGB picture to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="width">Width in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="height">Height in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="rgb">3 * width * height bytes: red, green, blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="rgb"/> has another length.</exception>
    public static void WriteRgb(Stream stream, int width, int height, ReadOnlySpan<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, GrayImage.MaxSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, GrayImage.MaxSide);
        if (rgb.Length != 3L * width * height)
            throw new ArgumentException($"Expected {3L * width * height} bytes for {width}x{height}, got {rgb.Length}; pass three bytes a pixel.", nameof(rgb));
        Write(stream, width, height, 3, rgb);
    }

    private static void Write(Stream stream, int width, int height, int channels, ReadOnlySpan<byte> pixels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)(channels == 1 ? PngColorType.Gray : PngColorType.Rgb);
        WriteChunk(stream, "IHDR", header);

        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            for (int y = 0; y < height; y++)
            {
                deflater.WriteByte(0);
                deflater.Write(pixels.Slice(y * width * channels, width * channels));
            }
        WriteChunk(stream, "IDAT", compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        WriteChunk(stream, "IEND", []);
    }

    private static void WriteChunk(Stream stream, string type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[4 + data.Length];
        Encoding.ASCII.GetBytes(type, chunk);
        data.CopyTo(chunk.AsSpan(4));
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(chunk));
        stream.Write(number);
    }
}
