using System;

namespace Edge.Vision.Steps;

/// <summary>Whether a patch of ink has proportions that a handwritten digit can have.</summary>
internal static class DigitShape
{
    private const int MinimumSide = 6;
    private const int MaximumWidthToHeight = 2;
    private const int MaximumHeightToWidth = 16;

    /// <summary>Whether the group may be a digit, by size, aspect and share of ink.</summary>
    public static bool IsPlausible(in ComponentGroup group)
    {
        if (Math.Max(group.Width, group.Height) < MinimumSide)
            return false;
        if (group.Width > MaximumWidthToHeight * group.Height || group.Height > MaximumHeightToWidth * group.Width)
            return false;
        // A box that is nearly full is a blob, unless it is slender: then it may be a one.
        bool slender = 2 * group.Width <= group.Height;
        return slender || 8L * group.Area <= 7L * group.Width * group.Height;
    }
}
