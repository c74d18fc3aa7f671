using System;
using Edge.Vision.Steps;

namespace Edge.Vision;

/// <summary>Chooses from overlapping candidates by the scores that a network gave them: where several claim the same ink, the best one has it.</summary>
/// <remarks>For one thread at a time. Nothing is allocated after creation.</remarks>
public sealed class DigitChooser
{
    // A guess has at least this share (1 / n) of the height of the surest digit, and at most so many times that: digits of one frame have much the same height.
    private const int HeightShare = 2;

    private readonly ReadingOrder _order;
    private readonly long[] _ranks;
    private readonly int[] _ranked;
    private readonly int[] _taken;
    private readonly DigitBox[] _boxes;
    private readonly int[] _read;

    /// <summary>Makes a chooser.</summary>
    /// <param name="capacity">The most candidates of a list, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public DigitChooser(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _order = new ReadingOrder(capacity);
        _ranks = new long[capacity];
        _ranked = new int[capacity];
        _taken = new int[capacity];
        _boxes = new DigitBox[capacity];
        _read = new int[capacity];
    }

    /// <summary>Chooses the digits: those of at least a score, the best first and none that overlaps a better one; then what the first look found elsewhere, whatever its score.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="scores">How surely each is a digit.</param>
    /// <param name="least">The least score of what further looks found; 0 where from there on it is an answer.</param>
    /// <param name="chosen">Set to the numbers of the chosen ones in reading order; at most its length are chosen.</param>
    /// <param name="lines">Set to the line of writing of each, from 0 at the top; as long as <paramref name="chosen"/>.</param>
    /// <returns>How many were chosen.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="candidates"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer scores than candidates, more candidates than the chooser's capacity, or fewer lines than room for the chosen.</exception>
    public int Choose(CandidateList candidates, ReadOnlySpan<int> scores, int least, Span<int> chosen, Span<int> lines)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (scores.Length < candidates.Count || candidates.Count > _ranked.Length || lines.Length < chosen.Length)
            throw new ArgumentException(
                $"Expected a score for each of {candidates.Count} candidates, of which there are at most {_ranked.Length}, and a line for each of {chosen.Length} chosen, got {scores.Length} and {lines.Length}; pass longer ones.");
        for (int i = 0; i < candidates.Count; i++)
        {
            _ranked[i] = i;
            // Of the same score the first look's.
            _ranks[i] = -(long)scores[i];
        }
        _ranks.AsSpan(0, candidates.Count).Sort(_ranked.AsSpan(0, candidates.Count));
        int count = 0;
        foreach (int candidate in _ranked.AsSpan(0, candidates.Count))
        {
            if (count == chosen.Length)
                break;
            bool isGuess = candidates[candidate].Kind != CandidateKind.FirstLook;
            if (isGuess && (scores[candidate] < least || (count > 0 && !IsOfHeight(candidates[candidate].Box, candidates[_taken[0]].Box))))
                continue;
            if (IsFree(candidates, candidate, count))
                _taken[count++] = candidate;
        }
        for (int i = 0; i < count; i++)
            _boxes[i] = candidates[_taken[i]].Box;
        _order.Compute(_boxes.AsSpan(0, count), _read, lines);
        for (int i = 0; i < count; i++)
            chosen[i] = _taken[_read[i]];
        return count;
    }

    private static bool IsOfHeight(DigitBox box, DigitBox other) => HeightShare * box.Height >= other.Height && box.Height <= HeightShare * other.Height;

    // Two boxes are of the same ink where they share more than half of the smaller one.
    private bool IsFree(CandidateList candidates, int candidate, int count)
    {
        DigitBox box = candidates[candidate].Box;
        for (int i = 0; i < count; i++)
        {
            DigitBox other = candidates[_taken[i]].Box;
            long width = Math.Min(box.X + box.Width, other.X + other.Width) - Math.Max(box.X, other.X);
            long height = Math.Min(box.Y + box.Height, other.Y + other.Height) - Math.Max(box.Y, other.Y);
            if (width > 0 && height > 0 && 2 * width * height > Math.Min((long)box.Width * box.Height, (long)other.Width * other.Height))
                return false;
        }
        return true;
    }
}
