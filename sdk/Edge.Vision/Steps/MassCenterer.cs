using System;

namespace Edge.Vision.Steps;

/// <summary>Places a small picture in a square so that its centre of mass is at the square's centre.</summary>
internal static class MassCenterer
{
    /// <summary>Draws the picture.</summary>
    /// <param name="cells">The picture, row by row, 0 to 255.</param>
    /// <param name="width">Its width, at most <paramref name="side"/>.</param>
    /// <param name="height">Its height, at most <paramref name="side"/>.</param>
    /// <param name="target">side * side cleared bytes.</param>
    /// <param name="side">Side of the square, even.</param>
    public static void Draw(ReadOnlySpan<int> cells, int width, int height, Span<byte> target, int side)
    {
        long mass = 0;
        long momentX = 0;
        long momentY = 0;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int value = cells[(y * width) + x];
                mass += value;
                momentX += (long)value * x;
                momentY += (long)value * y;
            }
        int left = Offset(momentX, mass, width, side);
        int top = Offset(momentY, mass, height, side);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                target[((top + y) * side) + left + x] = (byte)Math.Min(255, cells[(y * width) + x]);
    }

    // MNIST's centre is pixel side / 2 counted from 0. The shift is rounded, and the picture stays inside the square.
    private static int Offset(long moment, long mass, int length, int side)
    {
        long offset = mass == 0 ? (side - length) / 2 : ((mass * side) - (2 * moment) + mass) / (2 * mass);
        return (int)Math.Clamp(offset, 0, side - length);
    }
}
