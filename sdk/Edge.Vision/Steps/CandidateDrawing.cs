using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Draws groups of strokes into a list of candidates, each picture once.</summary>
internal sealed class CandidateDrawing
{
    // Pictures that differ by less than this on average, in levels of 255, are one, where their boxes are.
    private const int LeastDifference = 6;

    private readonly FrameReducer _reducer;
    private readonly DigitSearch _search;
    private readonly byte[] _digit = new byte[DigitFinder.DigitSide * DigitFinder.DigitSide];

    /// <summary>Makes the step.</summary>
    public CandidateDrawing(FrameReducer reducer, DigitSearch search)
    {
        _reducer = reducer;
        _search = search;
    }

    /// <summary>Adds a group, if it has edges, there is room and it is another than those in the list.</summary>
    /// <param name="pixels">The picture that the groups were found in.</param>
    /// <param name="groups">The groups: those of the search, or others of its strokes.</param>
    /// <param name="group">The group.</param>
    /// <param name="kind">How it was come by.</param>
    /// <param name="list">The list.</param>
    public void Add(byte[] pixels, Groups groups, int group, CandidateKind kind, CandidateList list)
    {
        if (list.Count == list.Capacity || !_search.HasEdges(pixels, groups, group))
            return;
        Draw(pixels, groups, group, _digit);
        DigitBox box = _reducer.BoxOf(groups, group);
        for (int i = 0; i < list.Count; i++)
            if (AreAlike(box, list[i].Box) && Difference(_digit, list.PixelsOf(i)) < LeastDifference * _digit.Length)
                return;
        _digit.CopyTo(list.Add(new DigitCandidate(box, kind)));
    }

    /// <summary>Draws a group.</summary>
    /// <param name="pixels">The picture that the groups were found in.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="group">The group.</param>
    /// <param name="digit">28 * 28 bytes, overwritten.</param>
    public void Draw(byte[] pixels, Groups groups, int group, Span<byte> digit)
    {
        Array.Clear(_digit);
        _search.Draw(pixels, groups, group, _digit, 0);
        _digit.CopyTo(digit);
    }

    private static bool AreAlike(DigitBox a, DigitBox b)
    {
        int room = Math.Max(Math.Max(a.Width, a.Height) / 8, 2);
        return Math.Abs(a.X - b.X) <= room && Math.Abs(a.Y - b.Y) <= room
            && Math.Abs(a.X + a.Width - b.X - b.Width) <= room && Math.Abs(a.Y + a.Height - b.Y - b.Height) <= room;
    }

    private static int Difference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += Math.Abs(a[i] - b[i]);
        return sum;
    }
}
