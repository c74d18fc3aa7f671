using System;
using System.Numerics;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>The filters of grids with vectors; the results are those of <see cref="GridFilter"/>.</summary>
internal sealed class VectorGridFilter : GridFilter
{
    private readonly int[] _rows;

    // One row with a cell more on each side.
    private readonly int[] _padded;

    /// <summary>Makes the filters for grids of one size.</summary>
    public VectorGridFilter(int columns, int rows)
    {
        _rows = new int[columns * rows];
        _padded = new int[columns + 2];
    }

    /// <inheritdoc/>
    public override void Max(int[] values, int columns, int rows, int radius)
    {
        for (int pass = 0; pass < radius; pass++)
            Pass(values, columns, rows);
    }

    /// <inheritdoc/>
    public override void Min(int[] values, int columns, int rows, int radius)
    {
        // A minimum is a maximum of the complements.
        Complement(values);
        Max(values, columns, rows, radius);
        Complement(values);
    }

    private static void Complement(Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = ~values[i];
    }

    // Radius 1, in place: along rows into a copy, then down the columns of it.
    private void Pass(int[] values, int columns, int rows)
    {
        Span<int> padded = _padded;
        for (int y = 0; y < rows; y++)
        {
            Span<int> row = values.AsSpan(y * columns, columns);
            row.CopyTo(padded[1..]);
            padded[0] = row[0];
            padded[columns + 1] = row[^1];
            Span<int> target = _rows.AsSpan(y * columns, columns);
            Largest(padded, padded[1..], padded[2..], target);
        }
        for (int y = 0; y < rows; y++)
            Largest(
                _rows.AsSpan(Math.Max(0, y - 1) * columns, columns),
                _rows.AsSpan(y * columns, columns),
                _rows.AsSpan(Math.Min(rows - 1, y + 1) * columns, columns),
                values.AsSpan(y * columns, columns));
    }

    private static void Largest(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> c, Span<int> target)
    {
        int i = 0;
        for (; i <= target.Length - Vector<int>.Count; i += Vector<int>.Count)
            Vector.Max(Vector.Max(new Vector<int>(a[i..]), new Vector<int>(b[i..])), new Vector<int>(c[i..])).CopyTo(target[i..]);
        for (; i < target.Length; i++)
            target[i] = Math.Max(Math.Max(a[i], b[i]), c[i]);
    }
}
