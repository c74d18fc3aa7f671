using System;

namespace Edge.Vision.Steps;

/// <summary>Estimates the paper behind dark ink: the grey closing (maximum, then minimum filter) of the cell grid.</summary>
/// <remarks>
/// A closing removes what is dark and narrower than its window, here strokes, and keeps slopes of any steepness, here lighting.
/// The maximum is also taken at places around the grid from which a window reaches into it; without them the minimum would
/// flatten slopes near the border.
/// </remarks>
internal sealed class BackgroundEstimator
{
    private readonly CellGrid _grid;
    private readonly int _radius;
    private readonly int _paddedWidth;
    private readonly int _paddedHeight;
    private readonly int[] _rows;
    private readonly int[] _padded;
    private readonly int[] _result;

    /// <summary>Makes the step for one grid.</summary>
    public BackgroundEstimator(CellGrid grid, bool cropped)
    {
        _grid = grid;
        // The window (2 radius + 1) must be wider than any stroke; in a cropped picture a bold stroke is a fifth of the side.
        _radius = Math.Max(3, Math.Max(grid.Width, grid.Height) / (cropped ? 4 : 7));
        _paddedWidth = grid.Width + (2 * _radius);
        _paddedHeight = grid.Height + (2 * _radius);
        _rows = new int[_paddedWidth * _paddedHeight];
        _padded = new int[_rows.Length];
        _result = new int[grid.Means.Length];
    }

    /// <summary>The paper in every cell of the computed grid, in sixteenths of a grey level.</summary>
    public ReadOnlySpan<int> Compute()
    {
        MaxRows(_grid.Means, _grid.Width, _rows, _paddedWidth, _grid.Height, -_radius);
        MaxColumns(_rows, _grid.Height, _padded, _paddedHeight, _paddedWidth, -_radius);
        // A minimum filter is a maximum filter of the negated values.
        Negate(_padded);
        MaxRows(_padded, _paddedWidth, _rows, _grid.Width, _paddedHeight, _radius);
        MaxColumns(_rows, _paddedHeight, _result, _grid.Height, _grid.Width, _radius);
        Negate(_result);
        return _result;
    }

    private static void Negate(Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = -values[i];
    }

    // Element x of the result is the maximum around element x + shift of the source.
    private void MaxRows(int[] source, int sourceWidth, int[] target, int targetWidth, int height, int shift)
    {
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<int> line = source.AsSpan(y * sourceWidth, sourceWidth);
            Span<int> result = target.AsSpan(y * targetWidth, targetWidth);
            for (int x = 0; x < result.Length; x++)
            {
                int start = Math.Max(0, x + shift - _radius);
                int end = Math.Min(line.Length, x + shift + _radius + 1);
                int largest = line[start];
                for (int i = start + 1; i < end; i++)
                    largest = Math.Max(largest, line[i]);
                result[x] = largest;
            }
        }
    }

    private void MaxColumns(int[] source, int sourceHeight, int[] target, int targetHeight, int width, int shift)
    {
        for (int y = 0; y < targetHeight; y++)
        {
            Span<int> line = target.AsSpan(y * width, width);
            int start = Math.Max(0, y + shift - _radius);
            int end = Math.Min(sourceHeight, y + shift + _radius + 1);
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
