using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Takes groups apart into their strokes, and joins them with what lies near.</summary>
internal sealed class PartLooks
{
    // So many of the best groups.
    private const int GroupsInParts = 2;

    // A stroke alone is at least this share (1 / n) of its group's height.
    private const int LeastHeightShare = 3;

    // Groups are joined over a gap of at most this share (1 / n) of the whole, which is at most so many times as long as the longer one.
    private const int GapShare = 3;
    private const int LongestJoined = 3;
    private const int LeastAreaShare = 12;

    // Of either so many a group at most.
    private const int MostParts = 6;

    private readonly DigitSearch _search;
    private readonly CandidateDrawing _drawing;
    private readonly Groups _parts;

    /// <summary>Makes the step.</summary>
    public PartLooks(DigitSearch search, CandidateDrawing drawing)
    {
        _search = search;
        _drawing = drawing;
        _parts = new Groups(search.Geometry);
    }

    /// <summary>Adds the parts of groups, and groups joined.</summary>
    /// <param name="frame">The picture that they were found in.</param>
    /// <param name="best">The groups, the best ones first.</param>
    /// <param name="list">The list.</param>
    public void Add(byte[] frame, ReadOnlySpan<int> best, CandidateList list)
    {
        foreach (int group in best[..Math.Min(best.Length, GroupsInParts)])
        {
            AddStrokes(frame, group, list);
            AddJoined(frame, group, list);
        }
    }

    private void AddStrokes(byte[] frame, int group, CandidateList list)
    {
        Groups groups = _search.Groups;
        Components components = _search.Components;
        for (int i = 0, parts = 0; i < _search.Strokes.Count && parts < MostParts; i++)
        {
            int c = _search.Strokes.Component[i];
            bool isSmall = LeastHeightShare * (components.Bottom[c] - components.Top[c]) < groups.Bottom[group] - groups.Top[group];
            if (groups.Of[i] != group || isSmall || components.Area[c] == groups.Area[group])
                continue;
            Add(frame, -1, -1, i, CandidateKind.OneStroke, list);
            parts++;
        }
    }

    private void AddJoined(byte[] frame, int group, CandidateList list)
    {
        Groups groups = _search.Groups;
        for (int other = 0, joined = 0; other < groups.Count && joined < MostParts; other++)
        {
            if (other == group || !AreNear(groups, group, other))
                continue;
            Add(frame, group, other, -1, CandidateKind.Joined, list);
            joined++;
        }
    }

    private void Add(byte[] frame, int a, int b, int stroke, CandidateKind kind, CandidateList list)
    {
        _parts.Gather(_search.Strokes, _search.Components, _search.Groups, a, b, stroke);
        if (DigitShape.IsPlausible(_parts, 0))
            _drawing.Add(frame, _parts, 0, kind, list);
    }

    private static bool AreNear(Groups groups, int a, int b)
    {
        int left = Math.Min(groups.Left[a], groups.Left[b]), right = Math.Max(groups.Right[a], groups.Right[b]);
        int top = Math.Min(groups.Top[a], groups.Top[b]), bottom = Math.Max(groups.Bottom[a], groups.Bottom[b]);
        int gapX = Math.Max(groups.Left[a], groups.Left[b]) - Math.Min(groups.Right[a], groups.Right[b]);
        int gapY = Math.Max(groups.Top[a], groups.Top[b]) - Math.Min(groups.Bottom[a], groups.Bottom[b]);
        int longest = Math.Max(right - left, bottom - top);
        return GapShare * Math.Max(gapX, gapY) <= longest && longest <= LongestJoined * Math.Max(Longer(groups, a), Longer(groups, b)) && LeastAreaShare * groups.Area[b] >= groups.Area[a];
    }

    private static int Longer(Groups groups, int group) => Math.Max(groups.Right[group] - groups.Left[group], groups.Bottom[group] - groups.Top[group]);
}
