using System;

namespace Edge.Vision.Steps;

/// <summary>Puts boxes in reading order: line by line from the top, left to right, where the lines may slope as in a tilted photograph.</summary>
/// <remarks>
/// The slope is the median over all boxes of the direction to the nearest box on the right at about the same height; along that
/// slope a line is a level, and a new line begins where the next level is more than half of the median height below the line's mean.
/// </remarks>
internal sealed class ReadingOrder
{
    // Slopes in 256ths; a neighbour is on the same line up to a slope of 1 / MaxSlopeShare plus half a height.
    private const int SlopeShift = 8;
    private const int MaxSlopeShare = 3;

    private readonly int[] _slopes;
    private readonly int[] _heights;
    private readonly long[] _levels;

    /// <summary>Makes the step for at most so many boxes.</summary>
    public ReadingOrder(int capacity)
    {
        _slopes = new int[capacity];
        _heights = new int[capacity];
        _levels = new long[capacity];
    }

    /// <summary>Computes the order.</summary>
    /// <param name="boxes">The boxes, at most the capacity.</param>
    /// <param name="order">Set to the index of the box that is read first, second, ...</param>
    /// <param name="lines">Set to the line of every entry of <paramref name="order"/>.</param>
    public void Compute(ReadOnlySpan<DigitBox> boxes, Span<int> order, Span<int> lines)
    {
        int count = boxes.Length;
        if (count == 0)
            return;
        for (int i = 0; i < count; i++)
            _heights[i] = boxes[i].Height;
        _heights.AsSpan(0, count).Sort();
        int height = _heights[count / 2];
        int slope = Slope(boxes, height);
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
            // Twice the middle's coordinates, so that nothing is halved.
            _levels[i] = ((long)((2 * boxes[i].Y) + boxes[i].Height) << SlopeShift) - ((long)slope * ((2 * boxes[i].X) + boxes[i].Width));
        }
        _levels.AsSpan(0, count).Sort(order[..count]);
        AssignLines(boxes, order[..count], lines[..count], (long)height << SlopeShift);
    }

    private int Slope(ReadOnlySpan<DigitBox> boxes, int height)
    {
        int found = 0;
        for (int i = 0; i < boxes.Length; i++)
        {
            int nearest = int.MaxValue;
            for (int j = 0; j < boxes.Length; j++)
            {
                int dx = (2 * boxes[j].X) + boxes[j].Width - (2 * boxes[i].X) - boxes[i].Width;
                int dy = (2 * boxes[j].Y) + boxes[j].Height - (2 * boxes[i].Y) - boxes[i].Height;
                if (dx <= 0 || dx >= nearest || Math.Abs(dy) > height + (dx / MaxSlopeShare))
                    continue;
                nearest = dx;
                _slopes[found] = (dy << SlopeShift) / dx;
            }
            if (nearest < int.MaxValue)
                found++;
        }
        if (found == 0)
            return 0;
        _slopes.AsSpan(0, found).Sort();
        return _slopes[found / 2];
    }

    private void AssignLines(ReadOnlySpan<DigitBox> boxes, Span<int> order, Span<int> lines, long height)
    {
        int line = 0;
        int first = 0;
        long sum = 0;
        for (int i = 0; i < order.Length; i++)
        {
            // Levels are of twice the coordinates: the height is half of twice the height.
            if (i > first && _levels[i] - (sum / (i - first)) > height)
            {
                SortAcross(boxes, order[first..i]);
                line++;
                first = i;
                sum = 0;
            }
            sum += _levels[i];
            lines[i] = line;
        }
        SortAcross(boxes, order[first..]);
    }

    private static void SortAcross(ReadOnlySpan<DigitBox> boxes, Span<int> line)
    {
        for (int i = 1; i < line.Length; i++)
        {
            int box = line[i];
            int at = i;
            for (; at > 0 && Middle(boxes[line[at - 1]]) > Middle(boxes[box]); at--)
                line[at] = line[at - 1];
            line[at] = box;
        }
    }

    private static int Middle(in DigitBox box) => (2 * box.X) + box.Width;
}
