using System;

namespace Edge.Vision;

/// <summary>An 8-bit grey picture, row by row from the top left, no padding between rows. 0 is black, 255 is white.</summary>
/// <remarks>The pixels are kept in one array that is used again from frame to frame: a camera writes into it, vision reads it.</remarks>
public sealed class GrayImage
{
    /// <summary>The largest width or height that is taken, in pixels.</summary>
    public const int MaxSide = 16384;

    /// <summary>Makes a black picture.</summary>
    /// <param name="width">Width in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="height">Height in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    public GrayImage(int width, int height)
        : this(width, height, new byte[CheckedLength(width, height)])
    {
    }

    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="width">Width in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="height">Height in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="pixels">Exactly <paramref name="width"/> * <paramref name="height"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public GrayImage(int width, int height, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        int length = CheckedLength(width, height);
        if (pixels.Length != length)
            throw new ArgumentException($"Expected {length} pixels for {width}x{height}, got {pixels.Length}; pass one byte a pixel.", nameof(pixels));
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels, <see cref="Width"/> * <see cref="Height"/> bytes, index y * Width + x.</summary>
    public byte[] Pixels { get; }

    private static int CheckedLength(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSide);
        return width * height;
    }
}
