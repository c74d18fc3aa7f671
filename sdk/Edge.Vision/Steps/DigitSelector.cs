using System;

namespace Edge.Vision.Steps;

/// <summary>Chooses the group that is most likely the digit: large, near the middle, and of a digit's shape.</summary>
internal sealed class DigitSelector
{
    private readonly int _width;
    private readonly int _height;

    /// <summary>Makes the step for one picture size.</summary>
    public DigitSelector(int width, int height)
    {
        _width = width;
        _height = height;
    }

    /// <summary>Chooses a group.</summary>
    /// <returns>False where no group has the shape of a digit.</returns>
    public bool TrySelect(ReadOnlySpan<ComponentGroup> groups, out ComponentGroup chosen)
    {
        chosen = default;
        long best = 0;
        foreach (ComponentGroup group in groups)
        {
            if (!DigitShape.IsPlausible(group))
                continue;
            // Twice the city-block distance of the centres; in a corner a group counts half of what it does in the middle.
            int distance = Math.Abs(group.Left + group.Right - _width) + Math.Abs(group.Top + group.Bottom - _height);
            long score = (long)group.Area * ((2 * (_width + _height)) - distance);
            if (score > best)
            {
                best = score;
                chosen = group;
            }
        }
        return best > 0;
    }
}
