using System;
using System.IO;
using Edge.Vision.Images.Bmp;
using Edge.Vision.Images.Jpeg;
using Edge.Vision.Images.Netpbm;
using Edge.Vision.Images.Png;

namespace Edge.Vision.Images;

/// <summary>Reads pictures of the usual formats: PNG, JPEG, BMP and PBM, PGM, PPM. The format is told by the first bytes, not by the name.</summary>
public static class ImageFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileLength = 1 << 27;

    /// <summary>The most pixels that a picture may have, whatever its sides.</summary>
    public const int MaxPixels = 1 << 26;

    /// <summary>Reads a picture file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The picture in grey; transparent parts lie on white paper.</returns>
    /// <exception cref="InvalidImageException">The file is empty, damaged, too large or of another format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static GrayImage Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return Load(stream);
    }

    /// <summary>Reads a picture from where a stream stands to its end.</summary>
    /// <param name="stream">The stream; not closed.</param>
    /// <returns>The picture in grey; transparent parts lie on white paper.</returns>
    /// <exception cref="InvalidImageException">The stream is empty, damaged, too large or of another format.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static GrayImage Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Decode(BoundedReader.ReadToEnd(stream, MaxFileLength));
    }

    /// <summary>Reads a picture from the bytes of its file.</summary>
    /// <param name="data">The whole file.</param>
    /// <returns>The picture in grey; transparent parts lie on white paper.</returns>
    /// <exception cref="InvalidImageException">The data is empty, damaged, too large or of another format.</exception>
    public static GrayImage Decode(ReadOnlyMemory<byte> data)
    {
        Raster raster = Read(data, channels: 1);
        return new GrayImage(raster.Width, raster.Height, raster.Pixels);
    }

    /// <summary>Reads a picture from the bytes of its file unless it is larger than the caller wants: a service that takes strangers' files, say.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="maxPixels">The most pixels, 1 or more; no memory is taken for more. <see cref="MaxPixels"/> holds besides.</param>
    /// <returns>The picture in grey; transparent parts lie on white paper.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxPixels"/> is less than 1.</exception>
    /// <exception cref="InvalidImageException">The data is empty, damaged, too large or of another format.</exception>
    public static GrayImage Decode(ReadOnlyMemory<byte> data, int maxPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxPixels);
        (int width, int height) = Measure(data);
        if ((long)width * height > maxPixels)
            throw TooManyPixels(maxPixels, width, height);
        return Decode(data);
    }

    /// <summary>Reads a picture file in colour; grey becomes three equal values.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The picture in colour; transparent parts lie on white paper.</returns>
    /// <exception cref="InvalidImageException">The file is empty, damaged, too large or of another format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static ColorImage LoadColor(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return DecodeColor(BoundedReader.ReadToEnd(stream, MaxFileLength));
    }

    /// <summary>Reads a picture in colour from the bytes of its file; grey becomes three equal values.</summary>
    /// <param name="data">The whole file.</param>
    /// <returns>The picture in colour; transparent parts lie on white paper.</returns>
    /// <exception cref="InvalidImageException">The data is empty, damaged, too large or of another format.</exception>
    public static ColorImage DecodeColor(ReadOnlyMemory<byte> data)
    {
        Raster raster = Read(data, channels: 3);
        return new ColorImage(raster.Width, raster.Height, raster.Pixels);
    }

    /// <summary>Reads only the size that a picture's headers claim, so that a caller can refuse a large one before memory is taken for its pixels.</summary>
    /// <param name="data">The whole file.</param>
    /// <returns>Width and height in pixels; the pixels may still turn out to be damaged.</returns>
    /// <exception cref="InvalidImageException">The data is empty, too large or of another format, or its headers are damaged.</exception>
    public static (int Width, int Height) Measure(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        if (PngReader.IsPng(bytes))
            return PngReader.Measure(data);
        if (JpegReader.IsJpeg(bytes))
            return JpegReader.Measure(bytes);
        if (NetpbmReader.IsNetpbm(bytes))
            return NetpbmReader.Measure(bytes);
        if (BmpReader.IsBmp(bytes))
            return BmpReader.Measure(bytes);
        throw UnknownFormat(bytes);
    }

    private static Raster Read(ReadOnlyMemory<byte> data, int channels)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        if (PngReader.IsPng(bytes))
            return PngReader.Read(data, channels);
        if (JpegReader.IsJpeg(bytes))
            return JpegReader.Read(bytes, channels);
        if (NetpbmReader.IsNetpbm(bytes))
            return NetpbmReader.Read(bytes, channels);
        if (BmpReader.IsBmp(bytes))
            return BmpReader.Read(bytes, channels);
        throw UnknownFormat(bytes);
    }

    private static InvalidImageException UnknownFormat(ReadOnlySpan<byte> bytes) => new(bytes.IsEmpty
        ? "Expected a PNG, JPEG, BMP, PBM, PGM or PPM picture, got an empty file; save the picture again."
        : $"Expected a PNG, JPEG, BMP, PBM, PGM or PPM picture, got {bytes.Length} bytes that begin with {Convert.ToHexString(bytes[..Math.Min(4, bytes.Length)])}; convert the picture to PNG.");

    /// <summary>Checks the size that a header claims, before anything is allocated for it.</summary>
    internal static void CheckSize(long width, long height)
    {
        if (width is < 1 or > GrayImage.MaxSide || height is < 1 or > GrayImage.MaxSide)
            throw new InvalidImageException($"Expected sides of 1 to {GrayImage.MaxSide} pixels, got {width}x{height}; scale the picture down.");
        if (width * height > MaxPixels)
            throw TooManyPixels(MaxPixels, width, height);
    }

    private static InvalidImageException TooManyPixels(int most, long width, long height) =>
        new($"Expected at most {most} pixels, got {width}x{height}; scale the picture down.");
}
