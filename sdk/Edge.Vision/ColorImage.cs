using System;

namespace Edge.Vision;

/// <summary>An 8-bit colour picture, row by row from the top left, red, green and blue of each pixel, no padding between rows.</summary>
public sealed class ColorImage
{
    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="width">Width in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="height">Height in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="pixels">Exactly 3 * <paramref name="width"/> * <paramref name="height"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public ColorImage(int width, int height, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, GrayImage.MaxSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, GrayImage.MaxSide);
        if (pixels.Length != 3L * width * height)
            throw new ArgumentException($"Expected {3L * width * height} bytes for {width}x{height}, got {pixels.Length}; pass three bytes a pixel.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels, index 3 * (y * Width + x) for red, then green and blue.</summary>
    public byte[] Pixels { get; }
}
