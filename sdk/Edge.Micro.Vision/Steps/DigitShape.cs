namespace Edge.Micro.Vision.Steps;

/// <summary>Whether ink has proportions that a handwritten digit can have, and which of several is most likely the one that is shown.</summary>
internal static class DigitShape
{
    private const int MinimumSide = 6;
    private const int MaximumWidthToHeight = 2;
    private const int MaximumHeightToWidth = 16;
    private const int MaximumOutline = 18;

    /// <summary>Whether a group may be a digit, by size, aspect and share of ink.</summary>
    public static bool IsPlausible(Groups groups, int group)
    {
        int width = groups.Right[group] - groups.Left[group];
        int height = groups.Bottom[group] - groups.Top[group];
        if (width < MinimumSide && height < MinimumSide)
            return false;
        if (width > MaximumWidthToHeight * height || height > MaximumHeightToWidth * width)
            return false;
        int longest = width > height ? width : height;
        int area = groups.Area[group];
        int outline = groups.Outline[group];
        // Strokes, not blobs: their width is about 5 / 2 * area / outline. And no thicket: a digit is a few strokes long.
        return 25 * area <= 4 * outline * longest && outline <= MaximumOutline * longest;
    }

    /// <summary>How likely a group is the digit that is shown: large, dark and near the middle; 0 where it cannot be a digit.</summary>
    public static long Score(Groups groups, int group, int width, int height)
    {
        if (!IsPlausible(groups, group))
            return 0;
        int dx = groups.Left[group] + groups.Right[group] - width;
        int dy = groups.Top[group] + groups.Bottom[group] - height;
        // Twice the city-block distance of the centres; in a corner a group counts half of what it does in the middle.
        int distance = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
        int wide = groups.Right[group] - groups.Left[group];
        int high = groups.Bottom[group] - groups.Top[group];
        int longest = wide > high ? wide : high;
        return (long)longest * longest * ((2 * (width + height)) - distance) * groups.Contrast(group);
    }
}
