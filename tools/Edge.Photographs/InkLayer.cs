using System;
using Edge.Photographs.Pens;
using Edge.Photographs.Surfaces;
using Edge.Vision;

namespace Edge.Photographs;

/// <summary>Ink that is being drawn: the share of every pixel that it covers. Strokes that overlap cover it once.</summary>
internal sealed class InkLayer(Canvas canvas)
{
    // A box counts as ink what a camera would hold for it.
    private const float Seen = 0.35f;

    private readonly float[] _cover = new float[canvas.Width * canvas.Height];
    private int _left = int.MaxValue;
    private int _top = int.MaxValue;
    private int _right;
    private int _bottom;

    /// <summary>Draws a handwritten digit.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="place">Where it stands on the page.</param>
    /// <param name="thinning">How much its strokes lose on either side, in the data set's pixels.</param>
    /// <param name="halfWidth">Half the least width of a stroke, in the data set's pixels.</param>
    /// <returns>The ink's box; empty where nothing is in the picture.</returns>
    public DigitBox Add(DigitShape shape, DigitPlace place, float thinning, float halfWidth)
    {
        (int left, int top, int right, int bottom) = Bounds(place);
        Touch(left, top, right, bottom);
        int minX = int.MaxValue, minY = int.MaxValue, maxX = -1, maxY = -1;
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
            {
                int i = (y * canvas.Width) + x;
                (float column, float row) = place.ToShape(canvas.U[i], canvas.V[i]);
                float cover = Math.Clamp(0.5f + (shape.Inside(column, row, thinning, halfWidth) * place.Scale), 0, 1);
                if (cover <= 0)
                    continue;
                _cover[i] = Math.Max(_cover[i], cover);
                if (cover < Seen)
                    continue;
                (minX, maxX) = (Math.Min(minX, x), Math.Max(maxX, x));
                (minY, maxY) = (Math.Min(minY, y), y);
            }
        return maxX < 0 ? default : new DigitBox(minX, minY, maxX - minX + 1, maxY - minY + 1);
    }

    /// <summary>Draws lines through places of the page.</summary>
    /// <param name="points">The places in their order.</param>
    /// <param name="halfWidth">Half the width of the lines, in pixels.</param>
    public void Add(ReadOnlySpan<(float U, float V)> points, float halfWidth)
    {
        for (int i = 0; i + 1 < points.Length; i++)
            AddSegment(points[i], points[i + 1], halfWidth);
    }

    /// <summary>Fills a circle.</summary>
    public void AddDisc((float U, float V) centre, float radius) => AddSegment(centre, centre, radius);

    /// <summary>Puts the ink onto the page and begins anew.</summary>
    public void Flush(Pen pen)
    {
        for (int y = _top; y < _bottom; y++)
            for (int x = _left; x < _right; x++)
            {
                int i = (y * canvas.Width) + x;
                if (_cover[i] <= 0)
                    continue;
                float grain = NoiseTile.Paper.At(canvas.U[i], canvas.V[i]) + (pen.Unevenness * NoiseTile.Soft.At(canvas.U[i] + 91, canvas.V[i] + 37));
                float flow = Math.Clamp(pen.Opacity + (pen.Grain * grain), 0, 1);
                canvas.Cover(i, pen.Colour, _cover[i] * flow);
                _cover[i] = 0;
            }
        (_left, _top, _right, _bottom) = (int.MaxValue, int.MaxValue, 0, 0);
    }

    private void AddSegment((float U, float V) a, (float U, float V) b, float halfWidth)
    {
        float margin = halfWidth + 1.5f;
        (float x0, float y0) = canvas.View.ToPicture(a.U, a.V);
        (float x1, float y1) = canvas.View.ToPicture(b.U, b.V);
        // Perspective changes widths by less than half of them.
        int left = Clip(Math.Min(x0, x1) - (1.5f * margin), canvas.Width), right = Clip(Math.Max(x0, x1) + (1.5f * margin) + 1, canvas.Width);
        int top = Clip(Math.Min(y0, y1) - (1.5f * margin), canvas.Height), bottom = Clip(Math.Max(y0, y1) + (1.5f * margin) + 1, canvas.Height);
        Touch(left, top, right, bottom);
        float du = b.U - a.U, dv = b.V - a.V, length = Math.Max(1e-6f, (du * du) + (dv * dv));
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
            {
                int i = (y * canvas.Width) + x;
                float u = canvas.U[i] - a.U, v = canvas.V[i] - a.V;
                float t = Math.Clamp(((u * du) + (v * dv)) / length, 0, 1);
                float p = u - (t * du), q = v - (t * dv), square = (p * p) + (q * q);
                if (square < margin * margin)
                    _cover[i] = Math.Max(_cover[i], Math.Clamp(halfWidth + 0.5f - MathF.Sqrt(square), 0, 1));
            }
    }

    private (int Left, int Top, int Right, int Bottom) Bounds(DigitPlace place)
    {
        float left = float.MaxValue, top = float.MaxValue, right = float.MinValue, bottom = float.MinValue;
        foreach ((float u, float v) in place.Corners())
        {
            (float x, float y) = canvas.View.ToPicture(u, v);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }
        return (Clip(left - 1, canvas.Width), Clip(top - 1, canvas.Height), Clip(right + 2, canvas.Width), Clip(bottom + 2, canvas.Height));
    }

    private void Touch(int left, int top, int right, int bottom)
    {
        (_left, _top) = (Math.Min(_left, left), Math.Min(_top, top));
        (_right, _bottom) = (Math.Max(_right, right), Math.Max(_bottom, bottom));
    }

    private static int Clip(float value, int end) => (int)Math.Clamp(value, 0, end);
}
