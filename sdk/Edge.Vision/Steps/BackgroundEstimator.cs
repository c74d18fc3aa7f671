using System;

namespace Edge.Vision.Steps;

/// <summary>Estimates the paper behind dark ink: the grey closing (maximum, then minimum filter) of the cell grid.</summary>
/// <remarks>A closing removes what is dark and narrower than its window, here strokes, and keeps slopes of any steepness, here lighting.</remarks>
internal sealed class BackgroundEstimator
{
    private readonly CellGrid _grid;
    private readonly int _radius;
    private readonly int[] _rows;
    private readonly int[] _result;

    /// <summary>Makes the step for one grid.</summary>
    public BackgroundEstimator(CellGrid grid, bool cropped)
    {
        _grid = grid;
        // The window (2 radius + 1) must be wider than any stroke; in a cropped picture a bold stroke is a fifth of the side.
        _radius = Math.Max(3, Math.Max(grid.Width, grid.Height) / (cropped ? 4 : 7));
        _rows = new int[grid.Means.Length];
        _result = new int[grid.Means.Length];
    }

    /// <summary>The paper in every cell of the computed grid, in sixteenths of a grey level.</summary>
    public ReadOnlySpan<int> Compute()
    {
        MaxRows(_grid.Means, _rows);
        MaxColumns(_rows, _result);
        // A minimum filter is a maximum filter of the negated values.
        Negate(_result);
        MaxRows(_result, _rows);
        MaxColumns(_rows, _result);
        Negate(_result);
        return _result;
    }

    private static void Negate(Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = -values[i];
    }

    private void MaxRows(int[] source, int[] target)
    {
        int width = _grid.Width;
        for (int y = 0; y < _grid.Height; y++)
        {
            ReadOnlySpan<int> line = source.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                int start = Math.Max(0, x - _radius);
                int end = Math.Min(width, x + _radius + 1);
                int largest = line[start];
                for (int i = start + 1; i < end; i++)
                    largest = Math.Max(largest, line[i]);
                target[(y * width) + x] = largest;
            }
        }
    }

    private void MaxColumns(int[] source, int[] target)
    {
        int width = _grid.Width;
        for (int y = 0; y < _grid.Height; y++)
        {
            Span<int> line = target.AsSpan(y * width, width);
            int start = Math.Max(0, y - _radius);
            int end = Math.Min(_grid.Height, y + _radius + 1);
            source.AsSpan(start * width, width).CopyTo(line);
            for (int i = start + 1; i < end; i++)
            {
                ReadOnlySpan<int> other = source.AsSpan(i * width, width);
                for (int x = 0; x < line.Length; x++)
                    line[x] = Math.Max(line[x], other[x]);
            }
        }
    }
}
