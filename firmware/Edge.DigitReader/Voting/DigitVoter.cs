using System;
using Edge.Vision;

namespace Edge.DigitReader.Voting;

/// <summary>Follows the digits of a camera's frames by the overlap of their boxes and lets the frames vote on their labels. Allocates nothing after it is made.</summary>
public sealed class DigitVoter
{
    private readonly VotingRule _rule;
    private readonly DigitTrack[] _tracks;
    private readonly bool[] _isNew;

    /// <summary>Makes a voter.</summary>
    /// <param name="rule">How frames vote.</param>
    /// <param name="classes">Number of classes of the network.</param>
    /// <param name="maxDigits">The most digits of a frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting of the rule is out of range, or a number is below 1.</exception>
    public DigitVoter(VotingRule rule, int classes, int maxDigits)
    {
        _rule = rule ?? throw new ArgumentNullException(nameof(rule));
        rule.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDigits, 1);
        _isNew = new bool[maxDigits];
        _tracks = new DigitTrack[maxDigits];
        for (int i = 0; i < maxDigits; i++)
            _tracks[i] = new DigitTrack(rule, classes);
    }

    /// <summary>Counts a frame's digits as votes and replaces them by what is to be shown: labels of the vote, and digits that are hidden for a moment.</summary>
    /// <param name="reading">The frame's reading, with as many classes as the voter's.</param>
    public void Vote(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        foreach (DigitTrack track in _tracks)
            track.BeginFrame();
        ReadOnlySpan<DigitReading> digits = reading.Digits[..Math.Min(reading.Digits.Length, _tracks.Length)];
        for (int i = 0; i < digits.Length; i++)
        {
            DigitTrack? track = Following(digits[i].Box);
            track?.See(digits[i]);
            _isNew[i] = track is null;
        }
        for (int i = 0; i < digits.Length; i++)
            if (_isNew[i])
                Free().Begin(digits[i]);
        reading.Clear();
        foreach (DigitTrack track in _tracks)
        {
            if (track.IsUsed && !track.IsSeen)
                track.Miss();
            if (track.IsUsed && (track.IsSeen || !IsCovered(track)))
                reading.Add()?.CopyFrom(track.Digit);
        }
        reading.Sort();
    }

    private DigitTrack? Following(DigitBox box)
    {
        DigitTrack? best = null;
        float most = _rule.MinimumOverlap;
        foreach (DigitTrack track in _tracks)
        {
            if (!track.IsUsed || track.IsSeen)
                continue;
            float overlap = Overlap(track.Digit.Box, box);
            if (overlap >= most && (best is null || overlap > most))
                (best, most) = (track, overlap);
        }
        return best;
    }

    // There are as many places as digits in a frame: without an empty one there is one whose digit is not in this frame.
    private DigitTrack Free()
    {
        DigitTrack? unseen = null;
        foreach (DigitTrack track in _tracks)
        {
            if (!track.IsUsed)
                return track;
            if (!track.IsSeen)
                unseen = track;
        }
        return unseen!;
    }

    // A hidden digit is not shown where another one stands by now.
    private bool IsCovered(DigitTrack hidden)
    {
        foreach (DigitTrack track in _tracks)
            if (track.IsUsed && track.IsSeen && Overlap(track.Digit.Box, hidden.Digit.Box) > 0)
                return true;
        return false;
    }

    // Intersection over union.
    private static float Overlap(DigitBox a, DigitBox b)
    {
        long width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        long height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        if (width <= 0 || height <= 0)
            return 0;
        long both = width * height;
        return (float)both / (((long)a.Width * a.Height) + ((long)b.Width * b.Height) - both);
    }
}
