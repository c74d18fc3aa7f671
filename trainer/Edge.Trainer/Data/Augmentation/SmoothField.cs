using System;
using System.Numerics;
using System.Runtime.InteropServices;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>A smooth random field over an image: random values on a coarse grid, joined by uniform cubic B-splines.</summary>
/// <remarks>Its mean is 0, its root mean square about 1, and no value exceeds 3.7.</remarks>
internal sealed class SmoothField
{
    private const int Taps = 4;

    // Even numbers from -limit to limit have the deviation 1 / 0.479; 0.479 = 151 / 315 is the mean square of B-spline weights on
    // each axis, and so what the deviation is multiplied by on both together.
    private static readonly float Limit = MathF.Sqrt(3) / (151f / 315);

    private readonly int _width;
    private readonly int _nodeRows;
    private readonly int _nodeColumns;
    private readonly int[] _firstRow;
    private readonly int[] _firstColumn;
    private readonly float[] _rowWeights;
    private readonly float[] _columnWeights;
    private readonly float[] _nodes;
    private readonly float[] _lines;
    private readonly int _stride;

    /// <summary>Makes room for a field.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="spacing">Distance of the grid's nodes, in pixels.</param>
    public SmoothField(int height, int width, float spacing)
    {
        _width = width;
        (_firstRow, _rowWeights, _nodeRows) = Axis(height, spacing);
        (_firstColumn, _columnWeights, _nodeColumns) = Axis(width, spacing);
        _nodes = new float[_nodeColumns];
        _stride = width + Plane.Margin;
        _lines = new float[_nodeRows * _stride];
    }

    /// <summary>Draws the nodes.</summary>
    public void Draw(ref SplitMix64 random)
    {
        for (int row = 0; row < _nodeRows; row++)
        {
            for (int i = 0; i < _nodeColumns; i++)
                _nodes[i] = random.NextSingle(-Limit, Limit);
            Span<float> line = _lines.AsSpan(row * _stride, _width);
            for (int x = 0; x < line.Length; x++)
            {
                ReadOnlySpan<float> node = _nodes.AsSpan(_firstColumn[x], Taps), weight = _columnWeights.AsSpan(Taps * x, Taps);
                line[x] = (node[0] * weight[0]) + (node[1] * weight[1]) + (node[2] * weight[2]) + (node[3] * weight[3]);
            }
        }
    }

    /// <summary>The field at a row, from column <paramref name="x"/> on; columns beyond the image hold no meaning.</summary>
    public Vector<float> At(int y, int x)
    {
        ref float line = ref MemoryMarshal.GetReference(_lines.AsSpan((_firstRow[y] * _stride) + x));
        ReadOnlySpan<float> weight = _rowWeights.AsSpan(Taps * y, Taps);
        return (Vector.LoadUnsafe(ref line) * weight[0])
            + (Vector.LoadUnsafe(ref line, (nuint)_stride) * weight[1])
            + (Vector.LoadUnsafe(ref line, (nuint)(2 * _stride)) * weight[2])
            + (Vector.LoadUnsafe(ref line, (nuint)(3 * _stride)) * weight[3]);
    }

    // For every pixel the first of the four nodes that reach it, and their weights.
    private static (int[] First, float[] Weights, int Nodes) Axis(int size, float spacing)
    {
        int[] first = new int[size];
        float[] weights = new float[Taps * size];
        for (int i = 0; i < size; i++)
        {
            float position = i / spacing;
            first[i] = (int)position;
            float t = position - first[i], s = 1 - t;
            weights[Taps * i] = s * s * s / 6;
            weights[(Taps * i) + 1] = ((3 * t * t * t) - (6 * t * t) + 4) / 6;
            weights[(Taps * i) + 2] = ((3 * s * s * s) - (6 * s * s) + 4) / 6;
            weights[(Taps * i) + 3] = t * t * t / 6;
        }
        return (first, weights, first[^1] + Taps);
    }
}
