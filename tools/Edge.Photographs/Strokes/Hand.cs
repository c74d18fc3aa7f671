using System;

namespace Edge.Photographs.Strokes;

/// <summary>A hand that writes: it slants, stretches and shakes what it draws, each time in another way.</summary>
internal sealed class Hand
{
    private readonly float _slant;
    private readonly float _wide;
    private readonly (float X, float Y, float Phase)[] _waves = new (float, float, float)[3];
    private readonly float _shake;

    /// <summary>Chooses a hand by lot.</summary>
    /// <param name="random">The lot.</param>
    /// <param name="shake">By how much it strays, as a share of the height.</param>
    public Hand(SeededRandom random, float shake = 0.05f)
    {
        (_slant, _wide, _shake) = (random.Around(0.25f), random.Between(0.75f, 1.25f), shake);
        for (int i = 0; i < _waves.Length; i++)
            _waves[i] = (random.Around(4), random.Around(4), random.Around(MathF.PI));
    }

    /// <summary>Draws a stroke.</summary>
    /// <param name="ink">Where to.</param>
    /// <param name="stroke">Its places, on a scale on which <paramref name="unit"/> is the height.</param>
    /// <param name="unit">The height on that scale.</param>
    /// <param name="u">The page's column of the place (0, 0).</param>
    /// <param name="v">The page's row of it.</param>
    /// <param name="height">The height on the page, in pixels.</param>
    /// <param name="halfWidth">Half the pen's width, in pixels.</param>
    public void Draw(InkLayer ink, ReadOnlySpan<(float X, float Y)> stroke, float unit, float u, float v, float height, float halfWidth)
    {
        float scale = height / unit;
        var points = new (float U, float V)[stroke.Length];
        for (int i = 0; i < points.Length; i++)
        {
            (float x, float y) = stroke[i];
            float shiftX = 0, shiftY = 0;
            foreach ((float waveX, float waveY, float phase) in _waves)
            {
                shiftX += MathF.Sin((waveX * x / unit) + phase + 1) - MathF.Sin(phase + 1);
                shiftY += MathF.Sin((waveY * y / unit) + (phase * 2)) - MathF.Sin(phase * 2);
            }
            x = ((x + (_slant * (unit - y))) * _wide) + (shiftX * _shake * unit);
            points[i] = (u + (x * scale), v + ((y + (shiftY * _shake * unit)) * scale));
        }
        ink.Add(points, halfWidth);
    }

    /// <summary>Draws a letter.</summary>
    public void Write(InkLayer ink, char letter, float u, float v, float height, float halfWidth)
    {
        foreach ((float X, float Y)[] stroke in StrokeFont.Strokes(letter))
            Draw(ink, stroke, StrokeFont.CapHeight, u, v, height, halfWidth);
    }
}
