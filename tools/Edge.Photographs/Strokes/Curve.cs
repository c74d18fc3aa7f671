using System;

namespace Edge.Photographs.Strokes;

/// <summary>Curves as chains of short lines.</summary>
internal static class Curve
{
    /// <summary>The smooth curve through some places (Catmull and Rom, 1974).</summary>
    /// <param name="points">The places, at least 2.</param>
    /// <param name="steps">Lines between two of them.</param>
    public static (float X, float Y)[] Through(ReadOnlySpan<(float X, float Y)> points, int steps)
    {
        var curve = new (float X, float Y)[((points.Length - 1) * steps) + 1];
        for (int i = 0; i < points.Length - 1; i++)
        {
            (float X, float Y) a = points[Math.Max(i - 1, 0)], b = points[i], c = points[i + 1], d = points[Math.Min(i + 2, points.Length - 1)];
            for (int k = 0; k < steps; k++)
            {
                float t = (float)k / steps;
                curve[(i * steps) + k] = (Blend(a.X, b.X, c.X, d.X, t), Blend(a.Y, b.Y, c.Y, d.Y, t));
            }
        }
        curve[^1] = points[^1];
        return curve;
    }

    /// <summary>An arc of an ellipse.</summary>
    public static (float X, float Y)[] Arc(float x, float y, float radiusX, float radiusY, float from, float to)
    {
        var arc = new (float X, float Y)[33];
        for (int i = 0; i < arc.Length; i++)
        {
            (float sine, float cosine) = MathF.SinCos(from + ((to - from) * i / (arc.Length - 1)));
            arc[i] = (x + (radiusX * cosine), y + (radiusY * sine));
        }
        return arc;
    }

    private static float Blend(float a, float b, float c, float d, float t) =>
        b + (0.5f * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));
}
