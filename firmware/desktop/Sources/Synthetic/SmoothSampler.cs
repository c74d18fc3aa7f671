using System;

namespace Edge.Desktop.Sources.Synthetic;

/// <summary>Samples a small picture between its pixels by a cubic B-spline, which is smooth where the picture is scaled up.</summary>
internal static class SmoothSampler
{
    /// <summary>The value at (u, v), in pixels from the middle of the top left one; outside the square picture it is 0.</summary>
    public static double Sample(ReadOnlySpan<byte> pixels, int side, double u, double v)
    {
        double column = Math.Floor(u);
        double row = Math.Floor(v);
        if (column < -2 || row < -2 || column > side || row > side)
            return 0;
        double sum = 0;
        for (int j = -1; j <= 2; j++)
        {
            int y = (int)row + j;
            if (y < 0 || y >= side)
                continue;
            double weight = Weight(v - y);
            for (int i = -1; i <= 2; i++)
            {
                int x = (int)column + i;
                if (x >= 0 && x < side)
                    sum += weight * Weight(u - x) * pixels[(y * side) + x];
            }
        }
        return sum;
    }

    private static double Weight(double distance)
    {
        double d = Math.Abs(distance);
        if (d >= 2)
            return 0;
        return d < 1 ? (2.0 / 3) - (d * d) + (d * d * d / 2) : (2 - d) * (2 - d) * (2 - d) / 6;
    }
}
