using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Cuts digits that touch each other apart, where they hang together by a narrow neck: a column with little ink between columns with much.</summary>
internal sealed class NeckCut
{
    // What is wider than this share of its height, in sixteenths, may be two digits, what is wider than the other three.
    private const int TwoWide16 = 11;
    private const int ThreeWide16 = 24;
    private const int MostWide16 = 56;

    // A neck has ink over this share (1 / n) of the height at most.
    private const int NeckShare = 3;

    // The narrowest part, as a share (1 / n) of the height.
    private const int LeastPartShare = 8;
    private const int LeastHeight = 10;
    private const int MostGroups = 8;

    private readonly DigitSearch _search;
    private readonly CandidateDrawing _drawing;
    private readonly int[] _profile;
    private readonly DigitBox[] _wide = new DigitBox[MostGroups];

    /// <summary>Makes the step.</summary>
    public NeckCut(DigitSearch search, CandidateDrawing drawing)
    {
        _search = search;
        _drawing = drawing;
        _profile = new int[search.Geometry.Width + 1];
    }

    /// <summary>Adds the parts of all wide groups; what the search holds is changed.</summary>
    /// <param name="frame">The picture that the groups were found in.</param>
    /// <param name="list">The list.</param>
    public void Add(byte[] frame, CandidateList list)
    {
        int count = CutAll();
        if (count > 0)
            AddParts(frame, count, list);
        // The halves of three digits are again wide.
        int more = count > 0 ? CutAll() : 0;
        if (more > 0)
            AddParts(frame, more, list);
    }

    private int CutAll()
    {
        Groups groups = _search.Groups;
        int count = 0;
        for (int i = 0; i < groups.Count && count < MostGroups; i++)
        {
            int width = groups.Right[i] - groups.Left[i], height = groups.Bottom[i] - groups.Top[i];
            if (height < LeastHeight || 16 * width < TwoWide16 * height || 16 * width > MostWide16 * height)
                continue;
            Profile(i);
            int column = FindNeck(groups.Left[i], groups.Right[i], height, 16 * width > ThreeWide16 * height);
            if (column < 0)
                continue;
            Clear(column, groups.Top[i], groups.Bottom[i]);
            _wide[count++] = new DigitBox(groups.Left[i], groups.Top[i], width, height);
        }
        return count;
    }

    private void AddParts(byte[] frame, int count, CandidateList list)
    {
        _search.Regroup(frame);
        Groups groups = _search.Groups;
        for (int i = 0; i < groups.Count; i++)
            if (DigitShape.IsPlausible(groups, i) && IsPart(groups, i, _wide.AsSpan(0, count)))
                _drawing.Add(frame, groups, i, CandidateKind.Split, list);
    }

    private static bool IsPart(Groups groups, int group, ReadOnlySpan<DigitBox> wide)
    {
        foreach (DigitBox box in wide)
            if (groups.Left[group] >= box.X && groups.Right[group] <= box.X + box.Width && groups.Top[group] >= box.Y && groups.Bottom[group] <= box.Y + box.Height)
                return 2 * (groups.Bottom[group] - groups.Top[group]) >= box.Height;
        return false;
    }

    // Pixels of ink in every column of a group, from the ends of its runs.
    private void Profile(int group)
    {
        Array.Clear(_profile);
        for (int i = 0; i < _search.Strokes.Count; i++)
            if (_search.Groups.Of[i] == group)
                for (int run = _search.Components.FirstRun[_search.Strokes.Component[i]]; run >= 0; run = _search.Components.Next[run])
                {
                    _profile[_search.Runs.Start[run]]++;
                    _profile[_search.Runs.End[run]]--;
                }
        for (int x = 1; x < _profile.Length; x++)
            _profile[x] += _profile[x - 1];
    }

    // The column with the least ink that has much more on both sides; of two digits near the middle.
    private int FindNeck(int left, int right, int height, bool isMany)
    {
        int room = Math.Max(2, height / LeastPartShare);
        int from = left + room, to = right - room;
        if (!isMany)
            (from, to) = (Math.Max(from, left + ((right - left) / 5)), Math.Min(to, right - ((right - left) / 5)));
        int best = -1;
        for (int x = from; x < to; x++)
            if (NeckShare * _profile[x] <= height && (best < 0 || _profile[x] < _profile[best]) && Most(left, x) >= 2 * _profile[x] && Most(x, right) >= 2 * _profile[x])
                best = x;
        return best;
    }

    private int Most(int from, int to)
    {
        int most = 0;
        for (int x = from; x < to; x++)
            most = Math.Max(most, _profile[x]);
        return most;
    }

    private void Clear(int column, int top, int bottom)
    {
        for (int y = top; y < bottom; y++)
            _search.Bits[(y * _search.Geometry.Segments) + (column >> 3)] &= (byte)~(1 << (column & 7));
    }
}
