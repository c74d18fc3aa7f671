using System;

namespace Edge.Micro.Vision.Steps;

/// <summary>A small grid of cells into which rows of pixels are averaged by area.</summary>
internal sealed class AreaGrid
{
    private readonly int[] _sums = new int[InkPainter.MaxSide * InkPainter.MaxSide];
    private int _width;
    private int _height;
    private int _columns;
    private int _rows;

    /// <summary>Empties the grid.</summary>
    /// <param name="width">Pixels that the grid is wide.</param>
    /// <param name="height">Pixels that it is high.</param>
    /// <param name="columns">Cells in a row.</param>
    /// <param name="rows">Cells in a column.</param>
    public void Begin(int width, int height, int columns, int rows)
    {
        _width = width;
        _height = height;
        _columns = columns;
        _rows = rows;
        Array.Clear(_sums, 0, _sums.Length);
    }

    /// <summary>Adds a row of pixels, already added up by columns of cells, and empties it: it covers a part of one row of cells, of two, or, where few
    /// rows become many, of several.</summary>
    /// <param name="line">For every column of cells the sum of levels by share.</param>
    /// <param name="from">The first column.</param>
    /// <param name="to">The last column.</param>
    /// <param name="row">The row of pixels, from the grid's top.</param>
    public void AddLine(int[] line, int from, int to, int row)
    {
        int[] sums = _sums;
        int rows = _rows;
        int height = _height;
        int columns = _columns;
        int position = row * rows;
        int target = position / height;
        int share = ((target + 1) * height) - position;
        target *= columns;
        int rest = rows - share;
        while (rest > height)
        {
            for (int c = from; c <= to; c++)
                sums[target + c] += line[c] * share;
            target += columns;
            share = height;
            rest -= height;
        }
        if (rest <= 0)
        {
            for (int c = from; c <= to; c++)
            {
                sums[target + c] += line[c] * rows;
                line[c] = 0;
            }
            return;
        }
        int below = target + columns;
        for (int c = from; c <= to; c++)
        {
            int value = line[c];
            line[c] = 0;
            sums[target + c] += value * share;
            sums[below + c] += value * rest;
        }
    }

    /// <summary>Writes the averages.</summary>
    /// <param name="cells">Set to every cell's average in sixteenths of a level.</param>
    public void Average(int[] cells)
    {
        int[] sums = _sums;
        int area = _width * _height;
        int count = _columns * _rows;
        for (int i = 0; i < count; i++)
        {
            int sum = sums[i];
            cells[i] = sum == 0 ? 0 : (int)((((long)sum << 4) + (area / 2)) / area);
        }
    }
}
