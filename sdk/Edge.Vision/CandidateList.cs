using System;

namespace Edge.Vision;

/// <summary>What in a frame may be digits, with the picture of each: overlapping guesses, of which a network tells the right ones. Used again from frame to frame.</summary>
public sealed class CandidateList
{
    private const int PixelsLength = DigitFinder.DigitSide * DigitFinder.DigitSide;

    private readonly DigitCandidate[] _candidates;
    private readonly byte[] _pixels;

    /// <summary>Makes an empty list.</summary>
    /// <param name="capacity">The most candidates, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public CandidateList(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _candidates = new DigitCandidate[capacity];
        _pixels = new byte[capacity * PixelsLength];
    }

    /// <summary>The most candidates.</summary>
    public int Capacity => _candidates.Length;

    /// <summary>Number of candidates.</summary>
    public int Count { get; private set; }

    /// <summary>A candidate, in the order in which they were found.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none of that number.</exception>
    public DigitCandidate this[int index] => _candidates[Checked(index)];

    /// <summary>A candidate's picture: 28 * 28 bytes, row by row, 0 paper to 255 ink.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none of that number.</exception>
    public ReadOnlySpan<byte> PixelsOf(int index) => _pixels.AsSpan(Checked(index) * PixelsLength, PixelsLength);

    /// <summary>Removes all candidates.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a candidate at the end, if there is room.</summary>
    /// <returns>Where its picture is to be drawn; empty where there is no room.</returns>
    internal Span<byte> Add(DigitCandidate candidate)
    {
        if (Count == Capacity)
            return [];
        _candidates[Count] = candidate;
        return _pixels.AsSpan(Count++ * PixelsLength, PixelsLength);
    }

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return index;
    }
}
