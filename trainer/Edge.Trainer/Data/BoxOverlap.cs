using System;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>How well two boxes agree.</summary>
internal static class BoxOverlap
{
    /// <summary>The area in both as a share of the area in either (intersection over union), 0 to 1.</summary>
    public static double Of(DigitBox a, DigitBox b)
    {
        int width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X), height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        double both = Math.Max(0, width) * (double)Math.Max(0, height), either = ((double)a.Width * a.Height) + ((double)b.Width * b.Height) - both;
        return either == 0 ? 0 : both / either;
    }
}
