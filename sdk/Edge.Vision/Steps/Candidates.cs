using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Chooses the groups of a frame that may be digits and puts them in reading order.</summary>
internal sealed class Candidates
{
    // Digits of one page have much the same height: what is lower than this share (1 / n) of the tallest is none.
    private const int HeightShare = 3;

    private readonly FrameReducer _reducer;
    private readonly ReadingOrder _order;
    private readonly int[] _groups;
    private readonly int[] _areas;
    private readonly DigitBox[] _boxes;
    private readonly int[] _read;
    private readonly int[] _lines;

    /// <summary>Makes the step for at most so many groups.</summary>
    public Candidates(FrameReducer reducer, int capacity)
    {
        _reducer = reducer;
        _order = new ReadingOrder(capacity);
        _groups = new int[capacity];
        _areas = new int[capacity];
        _boxes = new DigitBox[capacity];
        _read = new int[capacity];
        _lines = new int[capacity];
    }

    /// <summary>Chooses.</summary>
    /// <param name="search">What was found.</param>
    /// <param name="pixels">The picture that it was found in.</param>
    /// <param name="found">Set to the boxes and lines, in reading order; the largest where there are more.</param>
    /// <returns>Their number.</returns>
    public int Choose(DigitSearch search, byte[] pixels, Span<FoundDigit> found)
    {
        Groups groups = search.Groups;
        int tallest = 0;
        for (int i = 0; i < groups.Count; i++)
            if (DigitShape.IsPlausible(groups, i))
                tallest = Math.Max(tallest, groups.Bottom[i] - groups.Top[i]);
        int count = 0;
        for (int i = 0; i < groups.Count; i++)
            if (DigitShape.IsPlausible(groups, i) && search.HasEdges(pixels, i) && HeightShare * (groups.Bottom[i] - groups.Top[i]) >= tallest)
            {
                _groups[count] = i;
                _areas[count++] = -groups.Area[i];
            }
        _areas.AsSpan(0, count).Sort(_groups.AsSpan(0, count));
        count = Math.Min(count, found.Length);
        for (int i = 0; i < count; i++)
            _boxes[i] = _reducer.BoxOf(groups, _groups[i]);
        _order.Compute(_boxes.AsSpan(0, count), _read, _lines);
        for (int i = 0; i < count; i++)
            found[i] = new FoundDigit(_boxes[_read[i]], _lines[i]);
        return count;
    }

    /// <summary>The group of a digit, counted in reading order.</summary>
    public int GroupOf(int digit) => _groups[_read[digit]];
}
