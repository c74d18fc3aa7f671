namespace Edge.Micro.Vision.Steps;

/// <summary>Which strokes are near enough to be parts of one character.</summary>
internal static class StrokeJoin
{
    // A gap of at most this share (1 / n) of the taller stroke's height joins.
    private const int GapShare = 8;

    // The same where there is only one character.
    private const int PartGapShare = 9;

    // Joined, strokes are at most so many sixteenths as long as the longer one: print and rules beside a digit reach further.
    private const int LongestJoined16 = 26;

    /// <summary>Whether two patches are parts of one character.</summary>
    public static bool AreOneCharacter(Components all, int a, int b)
    {
        int gapX = (all.Left[a] > all.Left[b] ? all.Left[a] : all.Left[b]) - (all.Right[a] < all.Right[b] ? all.Right[a] : all.Right[b]);
        int gapY = (all.Top[a] > all.Top[b] ? all.Top[a] : all.Top[b]) - (all.Bottom[a] < all.Bottom[b] ? all.Bottom[a] : all.Bottom[b]);
        int heightA = all.Bottom[a] - all.Top[a];
        int heightB = all.Bottom[b] - all.Top[b];
        int taller = heightA > heightB ? heightA : heightB;
        int lower = heightA < heightB ? heightA : heightB;
        // Two tall strokes side by side are two digits, however close.
        if (gapX >= 0 && 4 * lower >= 3 * taller)
            return false;
        return GapShare * (gapX > gapY ? gapX : gapY) <= taller;
    }

    /// <summary>Whether two groups of strokes are parts of one character if there is only one.</summary>
    public static bool IsPart(Groups groups, int group, int other)
    {
        int left = groups.Left[group] < groups.Left[other] ? groups.Left[group] : groups.Left[other];
        int right = groups.Right[group] > groups.Right[other] ? groups.Right[group] : groups.Right[other];
        int top = groups.Top[group] < groups.Top[other] ? groups.Top[group] : groups.Top[other];
        int bottom = groups.Bottom[group] > groups.Bottom[other] ? groups.Bottom[group] : groups.Bottom[other];
        int height = bottom - top;
        int gapX = right - left - (groups.Right[group] - groups.Left[group]) - (groups.Right[other] - groups.Left[other]);
        int gapY = height - (groups.Bottom[group] - groups.Top[group]) - (groups.Bottom[other] - groups.Top[other]);
        return right - left <= height && PartGapShare * (gapX > gapY ? gapX : gapY) <= height;
    }

    /// <summary>Whether two groups, joined, would be much longer than the longer one.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="a">A group.</param>
    /// <param name="b">Another one.</param>
    /// <param name="joined">The longer side of the box around both, in pixels.</param>
    public static bool ReachesTooFar(Groups groups, int a, int b, int joined)
    {
        int lengthA = Longest(groups.Right[a] - groups.Left[a], groups.Bottom[a] - groups.Top[a]);
        int lengthB = Longest(groups.Right[b] - groups.Left[b], groups.Bottom[b] - groups.Top[b]);
        return 16 * joined > LongestJoined16 * Longest(lengthA, lengthB);
    }

    private static int Longest(int a, int b) => a > b ? a : b;
}
