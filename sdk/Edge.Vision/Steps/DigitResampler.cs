using System;

namespace Edge.Vision.Steps;

/// <summary>Draws the ink inside a box as MNIST was made: area average into 20x20, aspect kept, then centred by mass in 28x28.</summary>
internal sealed class DigitResampler
{
    private const int BoxSide = 20;
    private const int Side = DigitFinder.DigitSide;

    private readonly byte[] _level = new byte[256];
    private readonly int[] _columnSums = new int[BoxSide];
    private readonly int[] _cells = new int[BoxSide * BoxSide];

    /// <summary>Draws a digit.</summary>
    /// <param name="ink">The ink map, without strokes of anything else.</param>
    /// <param name="stride">Width of the ink map.</param>
    /// <param name="box">The digit's box.</param>
    /// <param name="threshold">The levels of paper and ink.</param>
    /// <param name="digit">28 * 28 cleared bytes.</param>
    public void Draw(ReadOnlySpan<byte> ink, int stride, in ComponentGroup box, InkThreshold threshold, Span<byte> digit)
    {
        FillLevels(threshold);
        int longest = Math.Max(box.Width, box.Height);
        int width = Math.Max(1, ((box.Width * BoxSide) + (longest / 2)) / longest);
        int height = Math.Max(1, ((box.Height * BoxSide) + (longest / 2)) / longest);
        Average(ink, stride, box, width, height);
        MassCenterer.Draw(_cells, width, height, digit, Side);
    }

    // Paper to full ink becomes 0 to 255; what noise alone can reach is paper.
    private void FillLevels(InkThreshold threshold)
    {
        int range = Math.Max(1, threshold.Full - threshold.Paper);
        int noise = (threshold.Low - threshold.Paper) / 2;
        for (int value = 0; value < _level.Length; value++)
        {
            int above = value - threshold.Paper;
            _level[value] = (byte)(above <= noise ? 0 : Math.Min(255, ((above * 255) + (range / 2)) / range));
        }
    }

    // Pixel x covers [x * width, (x + 1) * width) and cell c covers [c * box.Width, (c + 1) * box.Width) on one common axis,
    // so every share is a whole number and the average is exact. The sums are at most 255 * 640 * 640.
    private void Average(ReadOnlySpan<byte> ink, int stride, in ComponentGroup box, int width, int height)
    {
        Array.Clear(_cells);
        for (int y = 0; y < box.Height; y++)
        {
            SumRow(ink.Slice(((box.Top + y) * stride) + box.Left, box.Width), width);
            for (int position = y * height; position < (y + 1) * height;)
            {
                int row = position / box.Height;
                int end = Math.Min((y + 1) * height, (row + 1) * box.Height);
                for (int c = 0; c < width; c++)
                    _cells[(row * width) + c] += _columnSums[c] * (end - position);
                position = end;
            }
        }
        int area = box.Width * box.Height;
        for (int i = 0; i < width * height; i++)
            _cells[i] = (_cells[i] + (area / 2)) / area;
    }

    private void SumRow(ReadOnlySpan<byte> line, int width)
    {
        Array.Clear(_columnSums);
        for (int x = 0; x < line.Length; x++)
        {
            int level = _level[line[x]];
            if (level == 0)
                continue;
            for (int position = x * width; position < (x + 1) * width;)
            {
                int column = position / line.Length;
                int end = Math.Min((x + 1) * width, (column + 1) * line.Length);
                _columnSums[column] += level * (end - position);
                position = end;
            }
        }
    }
}
