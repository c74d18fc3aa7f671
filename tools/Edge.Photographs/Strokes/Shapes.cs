using System;

namespace Edge.Photographs.Strokes;

/// <summary>Drawn shapes in a square from 0 to 1 that are no digits and no letters.</summary>
internal static class Shapes
{
    private const float Turn = 2 * MathF.PI;

    /// <summary>Number of shapes.</summary>
    public const int Count = 14;

    /// <summary>The strokes of a shape.</summary>
    /// <param name="number">0 to below <see cref="Count"/>.</param>
    public static (float X, float Y)[][] Strokes(int number) => number switch
    {
        0 => [[(0.5f, 0), (1, 1), (0, 1), (0.5f, 0)]],
        1 => [[(0, 0.1f), (1, 0), (0.95f, 1), (0, 0.95f), (0, 0.1f)]],
        2 => [[(0.5f, 0), (0.5f, 1)], [(0, 0.5f), (1, 0.5f)]],
        3 => [[(0, 0), (1, 1)], [(1, 0), (0, 1)], [(0.5f, 0), (0.5f, 1)]],
        4 => [[(0, 0.5f), (1, 0.5f)], [(0.65f, 0.15f), (1, 0.5f), (0.65f, 0.85f)]],
        5 => [[(0.5f, 1), (0.5f, 0)], [(0.1f, 0.45f), (0.5f, 0), (0.9f, 0.45f)]],
        6 => [Star()],
        7 => [Curve.Through([(0.5f, 0.3f), (0.25f, 0), (0, 0.3f), (0.2f, 0.65f), (0.5f, 1)], 6), Curve.Through([(0.5f, 0.3f), (0.75f, 0), (1, 0.3f), (0.8f, 0.65f), (0.5f, 1)], 6)],
        8 => [Curve.Arc(0.5f, 0.5f, 0.5f, 0.5f, 0, Turn), Curve.Arc(0.5f, 0.5f, 0.22f, 0.22f, 0, Turn)],
        9 => [Curve.Arc(0.5f, 0.5f, 0.5f, 0.5f, 0, Turn), [(0.5f, -0.1f), (0.5f, 1.1f)], [(-0.1f, 0.5f), (1.1f, 0.5f)]],
        10 => [[(0.5f, 0), (1, 0.5f), (0.5f, 1), (0, 0.5f), (0.5f, 0)]],
        11 => [Spiral()],
        12 => [[(0.3f, 0), (0.3f, 1)], [(0.7f, 0), (0.7f, 1)], [(0, 0.3f), (1, 0.3f)], [(0, 0.7f), (1, 0.7f)]],
        _ => [[(0, 0.2f), (0.2f, 0.8f), (0.4f, 0.2f), (0.6f, 0.8f), (0.8f, 0.2f), (1, 0.8f)]],
    };

    private static (float X, float Y)[] Star()
    {
        var star = new (float X, float Y)[6];
        for (int i = 0; i < star.Length; i++)
        {
            (float sine, float cosine) = MathF.SinCos(i * 2 * Turn / 5);
            star[i] = (0.5f + (0.5f * sine), 0.5f - (0.5f * cosine));
        }
        return star;
    }

    private static (float X, float Y)[] Spiral()
    {
        var spiral = new (float X, float Y)[60];
        for (int i = 0; i < spiral.Length; i++)
        {
            (float sine, float cosine) = MathF.SinCos(i * 3 * Turn / spiral.Length);
            float radius = 0.5f * i / spiral.Length;
            spiral[i] = (0.5f + (radius * cosine), 0.5f + (radius * sine));
        }
        return spiral;
    }
}
