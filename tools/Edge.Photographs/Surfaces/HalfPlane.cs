using System;

namespace Edge.Photographs.Surfaces;

/// <summary>One side of a straight line.</summary>
internal readonly struct HalfPlane
{
    private readonly float _x;
    private readonly float _y;
    private readonly float _offset;

    /// <summary>Makes one.</summary>
    /// <param name="x">A place on the line.</param>
    /// <param name="y">A place on the line.</param>
    /// <param name="radians">The direction in which distances grow.</param>
    public HalfPlane(float x, float y, float radians)
    {
        (_y, _x) = MathF.SinCos(radians);
        _offset = (_x * x) + (_y * y);
    }

    /// <summary>Distance to the line; below 0 on the other side.</summary>
    public float Distance(float x, float y) => (_x * x) + (_y * y) - _offset;
}
