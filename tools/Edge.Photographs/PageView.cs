using System;

namespace Edge.Photographs;

/// <summary>How the camera looks at the page: rotation and perspective. Page and picture have the same unit, a pixel, and the same middle.</summary>
internal sealed class PageView
{
    private readonly float _centreX;
    private readonly float _centreY;
    private readonly float _cosine;
    private readonly float _sine;
    private readonly float _tiltX;
    private readonly float _tiltY;

    /// <summary>Makes a view.</summary>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    /// <param name="degrees">How far the page is turned, clockwise.</param>
    /// <param name="tiltX">By which share scale changes from left to right.</param>
    /// <param name="tiltY">By which share scale changes from top to bottom.</param>
    public PageView(int width, int height, float degrees, float tiltX, float tiltY)
    {
        (_centreX, _centreY) = (width / 2f, height / 2f);
        (_sine, _cosine) = MathF.SinCos(degrees * MathF.PI / 180);
        float side = Math.Max(width, height);
        (_tiltX, _tiltY) = (tiltX / side, tiltY / side);
    }

    /// <summary>The place on the page that a place of the picture shows.</summary>
    public (float U, float V) ToPage(float x, float y)
    {
        float dx = x - _centreX, dy = y - _centreY;
        float depth = 1 / (1 + (_tiltX * dx) + (_tiltY * dy));
        return ((((_cosine * dx) + (_sine * dy)) * depth) + _centreX, (((_cosine * dy) - (_sine * dx)) * depth) + _centreY);
    }

    /// <summary>Where the picture shows a place on the page.</summary>
    public (float X, float Y) ToPicture(float u, float v)
    {
        // p = R q d and d = 1 / (1 + t.q), so that q = R' p / (1 - t.(R' p)).
        float du = u - _centreX, dv = v - _centreY;
        float x = (_cosine * du) - (_sine * dv), y = (_sine * du) + (_cosine * dv);
        float depth = 1 / (1 - (_tiltX * x) - (_tiltY * y));
        return ((x * depth) + _centreX, (y * depth) + _centreY);
    }
}
