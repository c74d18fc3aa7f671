using System;

namespace Edge.Photographs.Pens;

/// <summary>Where a digit stands on the page.</summary>
internal sealed class DigitPlace
{
    // Half of the data set's 20x20 box and its shift by the centre of mass, with room for the width of strokes.
    private const float Reach = 13.5f;
    private const float Middle = (DigitShape.Side - 1) / 2f;

    private readonly float _u;
    private readonly float _v;
    private readonly float _cosine;
    private readonly float _sine;

    /// <summary>Makes a place.</summary>
    /// <param name="u">The page's column of the middle of the 28x28 image.</param>
    /// <param name="v">The page's row of it.</param>
    /// <param name="scale">Pixels of the page to a pixel of the data set.</param>
    /// <param name="degrees">How far the digit is turned on the page, clockwise.</param>
    public DigitPlace(float u, float v, float scale, float degrees)
    {
        (_u, _v, Scale) = (u, v, scale);
        (_sine, _cosine) = MathF.SinCos(degrees * MathF.PI / 180);
    }

    /// <summary>Pixels of the page to a pixel of the data set.</summary>
    public float Scale { get; }

    /// <summary>The place of the data set's image, in its pixels from the middle of the top left one.</summary>
    public (float Column, float Row) ToShape(float u, float v)
    {
        float du = (u - _u) / Scale, dv = (v - _v) / Scale;
        return ((_cosine * du) + (_sine * dv) + Middle, (_cosine * dv) - (_sine * du) + Middle);
    }

    /// <summary>The corners of a square on the page that holds all ink.</summary>
    public (float U, float V)[] Corners()
    {
        float r = Reach * Scale;
        return [Corner(-r, -r), Corner(r, -r), Corner(r, r), Corner(-r, r)];
    }

    private (float U, float V) Corner(float x, float y) => (_u + (_cosine * x) - (_sine * y), _v + (_sine * x) + (_cosine * y));
}
