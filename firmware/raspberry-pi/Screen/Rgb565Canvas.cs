using System;
using System.Buffers.Binary;

namespace Edge.RaspberryPi.Screen;

/// <summary>A picture in RGB565 with the high byte first, as SPI panels take it. What lies outside is cut off.</summary>
public sealed class Rgb565Canvas
{
    /// <summary>Makes a black picture.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public Rgb565Canvas(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        Pixels = new byte[width * height * 2];
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Two bytes a pixel, row by row from the top left.</summary>
    public byte[] Pixels { get; }

    /// <summary>The colour of an 8-bit grey.</summary>
    public static ushort Gray(byte value) => (ushort)(((value >> 3) << 11) | ((value >> 2) << 5) | (value >> 3));

    /// <summary>Makes everything black.</summary>
    public void Clear() => Array.Clear(Pixels);

    /// <summary>Sets one pixel.</summary>
    public void Set(int x, int y, ushort color)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
            BinaryPrimitives.WriteUInt16BigEndian(Pixels.AsSpan(((y * Width) + x) * 2), color);
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int width, int height, ushort color)
    {
        for (int y = top; y < top + height; y++)
            for (int x = left; x < left + width; x++)
                Set(x, y, color);
    }

    /// <summary>Draws the edge of a rectangle, inside of it.</summary>
    public void Outline(int left, int top, int width, int height, int thickness, ushort color)
    {
        Fill(left, top, width, thickness, color);
        Fill(left, top + height - thickness, width, thickness, color);
        Fill(left, top, thickness, height, color);
        Fill(left + width - thickness, top, thickness, height, color);
    }
}
