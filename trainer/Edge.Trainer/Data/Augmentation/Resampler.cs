using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Draws an image anew from wherever an affine map and a displacement say that its pixels come from, bilinear between pixels.</summary>
internal sealed class Resampler
{
    private readonly int _height;
    private readonly int _width;
    private readonly FillMode _fill;
    private readonly float[] _columns;
    private readonly int[] _index;
    private readonly float[] _right;
    private readonly float[] _bottom;

    /// <summary>Makes room for one image.</summary>
    public Resampler(int height, int width, FillMode fill)
    {
        (_height, _width, _fill) = (height, width, fill);
        _columns = new float[width + Plane.Margin];
        for (int x = 0; x < _columns.Length; x++)
            _columns[x] = x;
        int length = height * (width + Plane.Margin);
        (_index, _right, _bottom) = (new int[length], new float[length], new float[length]);
    }

    /// <summary>Computes where every pixel comes from, once for all channels.</summary>
    /// <param name="map">The affine map.</param>
    /// <param name="displacement">The fields along x and y, or null.</param>
    /// <param name="amplitude">What the fields are multiplied by, in pixels.</param>
    /// <param name="stride">Distance of rows of the planes to come.</param>
    public void Aim(in AffineMap map, (SmoothField X, SmoothField Y)? displacement, float amplitude, int stride)
    {
        float centreX = (_width - 1) / 2f, centreY = (_height - 1) / 2f;
        // The plane has two rows and more of margin: beyond one pixel outside all is the same.
        float least = _fill == FillMode.Nearest ? 0 : -1, beyond = _fill == FillMode.Nearest ? -1 : 0;
        Vector<float> low = new(least), highX = new(_width + beyond), highY = new(_height + beyond);
        var strides = new Vector<int>(stride);
        for (int y = 0; y < _height; y++)
        {
            float dy = y - centreY - map.ShiftY;
            var offsetX = new Vector<float>((map.XY * dy) + centreX);
            var offsetY = new Vector<float>((map.YY * dy) + centreY);
            int place = y * (_width + Plane.Margin);
            for (int x = 0; x < _width; x += Vector<float>.Count)
            {
                Vector<float> dx = new Vector<float>(_columns, x) - new Vector<float>(centreX) - new Vector<float>(map.ShiftX);
                Vector<float> fromX = (dx * map.XX) + offsetX, fromY = (dx * map.YX) + offsetY;
                if (displacement is var (fieldX, fieldY))
                {
                    fromX += fieldX.At(y, x) * amplitude;
                    fromY += fieldY.At(y, x) * amplitude;
                }
                fromX = Vector.Min(Vector.Max(fromX, low), highX);
                fromY = Vector.Min(Vector.Max(fromY, low), highY);
                Vector<float> left = Vector.Floor(fromX), top = Vector.Floor(fromY);
                (fromX - left).CopyTo(_right, place + x);
                (fromY - top).CopyTo(_bottom, place + x);
                ((Vector.ConvertToInt32(top) * strides) + Vector.ConvertToInt32(left)).CopyTo(_index, place + x);
            }
        }
    }

    /// <summary>Draws one channel.</summary>
    /// <param name="source">The image; its margins must hold what is outside.</param>
    /// <param name="target">Receives the result.</param>
    public void Draw(Plane source, Plane target)
    {
        ref float origin = ref source.Origin;
        nint stride = source.Stride;
        for (int y = 0; y < _height; y++)
        {
            int place = y * (_width + Plane.Margin);
            ReadOnlySpan<int> index = _index.AsSpan(place, _width);
            ReadOnlySpan<float> right = _right.AsSpan(place, _width), bottom = _bottom.AsSpan(place, _width);
            Span<float> line = target.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                // Between row -1 and row Height, column -1 and column Width, by the limits in Aim; one more is there.
                ref float corner = ref Unsafe.Add(ref origin, index[x]);
                float a = corner, b = Unsafe.Add(ref corner, stride);
                float upper = a + ((Unsafe.Add(ref corner, 1) - a) * right[x]);
                float lower = b + ((Unsafe.Add(ref corner, stride + 1) - b) * right[x]);
                line[x] = upper + ((lower - upper) * bottom[x]);
            }
        }
    }
}
