using System;

namespace Edge.Photographs.Pens;

/// <summary>Euclidean distances on a square grid (Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", 2012).</summary>
internal sealed class DistanceTransform(int size)
{
    private const float Far = 1e6f;

    private readonly float[] _squares = new float[size * size];
    private readonly float[] _line = new float[size];
    private readonly float[] _result = new float[size];
    private readonly int[] _parabolas = new int[size];
    private readonly float[] _borders = new float[size + 1];

    /// <summary>Writes every cell's distance to the nearest cell of a set.</summary>
    /// <param name="cells">The grid.</param>
    /// <param name="ofSet">True for the set of the true cells, false for that of the others.</param>
    /// <param name="distances">Receives the distances, in cells.</param>
    public void Compute(bool[] cells, bool ofSet, float[] distances)
    {
        for (int x = 0; x < size; x++)
        {
            for (int y = 0; y < size; y++)
                _line[y] = cells[(y * size) + x] == ofSet ? 0 : Far;
            Transform();
            for (int y = 0; y < size; y++)
                _squares[(y * size) + x] = _result[y];
        }
        for (int y = 0; y < size; y++)
        {
            _squares.AsSpan(y * size, size).CopyTo(_line);
            Transform();
            for (int x = 0; x < size; x++)
                distances[(y * size) + x] = MathF.Sqrt(_result[x]);
        }
    }

    // The lower envelope of a parabola for every cell.
    private void Transform()
    {
        int last = 0;
        _parabolas[0] = 0;
        (_borders[0], _borders[1]) = (float.NegativeInfinity, float.PositiveInfinity);
        for (int q = 1; q < size; q++)
        {
            float crossing = Crossing(q, _parabolas[last]);
            while (crossing <= _borders[last])
                crossing = Crossing(q, _parabolas[--last]);
            _parabolas[++last] = q;
            (_borders[last], _borders[last + 1]) = (crossing, float.PositiveInfinity);
        }
        for (int q = 0, k = 0; q < size; q++)
        {
            while (_borders[k + 1] < q)
                k++;
            int p = _parabolas[k];
            _result[q] = ((q - p) * (q - p)) + _line[p];
        }
    }

    private float Crossing(int q, int p) => (_line[q] + (q * q) - _line[p] - (p * p)) / (2 * (q - p));
}
