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

    /// <summary>The plausible group that is large and near the middle; -1 where there is none.</summary>
    public static int SelectOne(Groups groups, int width, int height)
    {
        int chosen = -1;
        long best = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            if (!IsPlausible(groups, i))
                continue;
            int dx = groups.Left[i] + groups.Right[i] - width;
            int dy = groups.Top[i] + groups.Bottom[i] - height;
            // Twice the city-block distance of the centres; in a corner a group counts half of what it does in the middle.
            int distance = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
            int high = groups.Bottom[i] - groups.Top[i];
            int wide = groups.Right[i] - groups.Left[i];
            long score = (long)(high > wide ? high : wide) * (high > wide ? high : wide) * ((2 * (width + height)) - distance);
            if (score > best)
            {
                best = score;
                chosen = i;
            }
        }
        return chosen;
    }
}
