using System;
using System.Numerics;

namespace Edge.Photographs.Optics;

/// <summary>Blur of the lens and of a hand that shakes: a Gaussian, wider along one axis.</summary>
internal sealed class LensBlur(int width, int height)
{
    private readonly float[] _rows = new float[width * height];
    private readonly float[] _line = new float[width + (2 * MaxRadius)];
    private readonly float[] _weights = new float[MaxRadius + 1];

    private const int MaxRadius = 24;

    /// <summary>Blurs a plane in place.</summary>
    /// <param name="plane">width * height values.</param>
    /// <param name="sigmaX">Standard deviation along rows, in pixels.</param>
    /// <param name="sigmaY">Standard deviation along columns, in pixels.</param>
    public void Apply(float[] plane, float sigmaX, float sigmaY)
    {
        int radius = Weigh(sigmaX);
        for (int y = 0; y < height; y++)
        {
            Span<float> row = plane.AsSpan(y * width, width);
            Span<float> line = _line.AsSpan(0, width + (2 * radius));
            line[..radius].Fill(row[0]);
            row.CopyTo(line[radius..]);
            line[(radius + width)..].Fill(row[^1]);
            Span<float> target = _rows.AsSpan(y * width, width);
            target.Clear();
            for (int k = -radius; k <= radius; k++)
                AddTimes(line.Slice(radius + k, width), _weights[Math.Abs(k)], target);
        }
        radius = Weigh(sigmaY);
        for (int y = 0; y < height; y++)
        {
            Span<float> target = plane.AsSpan(y * width, width);
            target.Clear();
            for (int k = -radius; k <= radius; k++)
                AddTimes(_rows.AsSpan(Math.Clamp(y + k, 0, height - 1) * width, width), _weights[Math.Abs(k)], target);
        }
    }

    private int Weigh(float sigma)
    {
        int radius = Math.Min(MaxRadius, (int)MathF.Ceiling(2.5f * sigma));
        float sum = 0;
        for (int k = 0; k <= radius; k++)
        {
            _weights[k] = radius == 0 ? 1 : MathF.Exp(-(k * k) / (2 * sigma * sigma));
            sum += k == 0 ? _weights[k] : 2 * _weights[k];
        }
        for (int k = 0; k <= radius; k++)
            _weights[k] /= sum;
        return radius;
    }

    private static void AddTimes(ReadOnlySpan<float> source, float weight, Span<float> target)
    {
        var factor = new Vector<float>(weight);
        int x = 0;
        for (; x <= source.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(target[x..]) + (new Vector<float>(source[x..]) * factor)).CopyTo(target[x..]);
        for (; x < source.Length; x++)
            target[x] += source[x] * weight;
    }
}
