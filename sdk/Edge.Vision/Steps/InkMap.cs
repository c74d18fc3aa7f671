using System;

namespace Edge.Vision.Steps;

/// <summary>How much darker than the paper every pixel is: 0 paper to 255 black, relative to the light that falls there.</summary>
internal sealed class InkMap
{
    // Paper darker than this is not stretched further: its noise would become ink.
    private const int DarkestPaper = 64;

    private readonly int _cellShift;
    private readonly int[] _paperRow;
    private readonly int[] _gain = new int[256];

    /// <summary>Makes the step for one picture size.</summary>
    public InkMap(int width, int height, int cellShift)
    {
        _cellShift = cellShift;
        _paperRow = new int[width];
        Pixels = new byte[width * height];
        for (int paper = 0; paper < _gain.Length; paper++)
            _gain[paper] = (255 << 16) / Math.Max(paper, DarkestPaper);
    }

    /// <summary>The ink, row by row.</summary>
    public byte[] Pixels { get; }

    /// <summary>Computes the ink of a picture.</summary>
    /// <param name="image">Dark ink on light paper.</param>
    /// <param name="paper">The paper's grey in every cell, in sixteenths.</param>
    /// <param name="noise">The picture's noise in grey levels.</param>
    /// <returns>The noise in levels of ink.</returns>
    public int Compute(GrayImage image, ReadOnlySpan<int> paper, int noise)
    {
        int gridWidth = (image.Width + (1 << _cellShift) - 1) >> _cellShift;
        int gridHeight = paper.Length / gridWidth;
        for (int y = 0; y < image.Height; y++)
        {
            InterpolateRow(paper, gridWidth, gridHeight, y);
            ReadOnlySpan<byte> line = image.Pixels.AsSpan(y * image.Width, image.Width);
            Span<byte> target = Pixels.AsSpan(y * image.Width, image.Width);
            for (int x = 0; x < line.Length; x++)
            {
                int light = _paperRow[x];
                // (255 << 16) / 255 is exact, so ink on full white keeps its grey level; 32768 rounds.
                target[x] = (byte)Math.Clamp((((light - line[x]) * _gain[light]) + 32768) >> 16, 0, 255);
            }
        }
        return ((noise * _gain[MeanPaper(paper)]) + 32768) >> 16;
    }

    private static int MeanPaper(ReadOnlySpan<int> paper)
    {
        int sum = 0;
        foreach (int cell in paper)
            sum += cell;
        return sum / paper.Length / CellGrid.Scale;
    }

    // Bilinear between the centres of cells; outside the outermost centres the nearest cell holds.
    private void InterpolateRow(ReadOnlySpan<int> paper, int gridWidth, int gridHeight, int y)
    {
        int unit = 2 << _cellShift;
        int shift = (2 * (_cellShift + 1)) + CellGrid.ScaleShift;
        int half = 1 << (shift - 1);
        (int row0, int row1, int fy) = Neighbours(y, gridHeight);
        ReadOnlySpan<int> upper = paper.Slice(row0 * gridWidth, gridWidth);
        ReadOnlySpan<int> lower = paper.Slice(row1 * gridWidth, gridWidth);
        for (int x = 0; x < _paperRow.Length; x++)
        {
            (int column0, int column1, int fx) = Neighbours(x, gridWidth);
            int above = (upper[column0] * (unit - fx)) + (upper[column1] * fx);
            int below = (lower[column0] * (unit - fx)) + (lower[column1] * fx);
            _paperRow[x] = ((above * (unit - fy)) + (below * fy) + half) >> shift;
        }
    }

    // The two cells whose centres enclose a pixel's centre, and the second one's share in units of half a pixel.
    private (int First, int Second, int Share) Neighbours(int position, int cells)
    {
        int side = 1 << _cellShift;
        int distance = (2 * position) + 1 - side;
        int first = distance >> (_cellShift + 1);
        return (Math.Clamp(first, 0, cells - 1), Math.Clamp(first + 1, 0, cells - 1), distance & ((2 * side) - 1));
    }
}
