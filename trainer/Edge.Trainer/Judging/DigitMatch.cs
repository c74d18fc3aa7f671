using System;
using System.Collections.Generic;
using Edge.Trainer.Data;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>Which of a photograph's digits are which of those that were found.</summary>
internal static class DigitMatch
{
    /// <summary>Boxes of the same digit overlap by this share of what both cover.</summary>
    public const double LeastOverlap = 0.3;

    /// <summary>Pairs boxes, those that overlap most first.</summary>
    /// <param name="truth">The boxes of the digits.</param>
    /// <param name="found">The boxes that were found.</param>
    /// <returns>For each box that was found the digit's index, or -1.</returns>
    public static int[] Of(IReadOnlyList<DigitBox> truth, IReadOnlyList<DigitBox> found)
    {
        var pairs = new List<(double Overlap, int Truth, int Found)>();
        for (int t = 0; t < truth.Count; t++)
            for (int f = 0; f < found.Count; f++)
                if (BoxOverlap.Of(truth[t], found[f]) is >= LeastOverlap and double overlap)
                    pairs.Add((overlap, t, f));
        pairs.Sort((a, b) => (-a.Overlap, a.Truth, a.Found).CompareTo((-b.Overlap, b.Truth, b.Found)));
        var match = new int[found.Count];
        Array.Fill(match, -1);
        var isTaken = new bool[truth.Count];
        foreach ((_, int t, int f) in pairs)
            if (!isTaken[t] && match[f] < 0)
                (match[f], isTaken[t]) = (t, true);
        return match;
    }
}
