namespace Edge.Micro.Vision.Steps;

/// <summary>Whether a group has edges: the ends of its runs rise from paper to ink within a small part of its size. What is left of a slope of the lighting
/// does not.</summary>
internal static class EdgeTest
{
    // The least rise on average, in levels of 255. A cropped picture has its slope of lighting in few pixels.
    private const int LeastRise = 48;
    private const int LeastCroppedRise = 96;

    private const int CountBits = 20;
    private const long CountMask = (1 << CountBits) - 1;

    /// <summary>Tests one group.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="flip">255 where its ink is light, else 0.</param>
    /// <param name="search">What was found in it.</param>
    /// <param name="groups">The groups of its strokes.</param>
    /// <param name="group">The group.</param>
    public static bool HasEdges(byte[] frame, int flip, DigitSearch search, Groups groups, int group)
    {
        int reach = EdgeReach.Of(groups.Right[group] - groups.Left[group], groups.Bottom[group] - groups.Top[group]);
        long rise = 0;
        int[] groupOf = groups.Of;
        for (int i = 0; i < search.Strokes.Count; i++)
            if (groupOf[i] == group)
                rise += Rise(frame, flip, search, search.Strokes.Component[i], reach);
        return (rise >> CountBits) >= (search.Geometry.IsCropped ? LeastCroppedRise : LeastRise) * (rise & CountMask);
    }

    // The sum of the rises at both ends of all runs, above the number of these ends. Nothing is known of an end at the frame's border.
    private static long Rise(byte[] frame, int flip, DigitSearch search, int component, int reach)
    {
        int[] next = search.Components.Next;
        int[] first = search.Runs.First;
        int[] starts = search.Runs.Start;
        int[] ends = search.Runs.End;
        int[] begins = search.Levels.Begin;
        int[] gains = search.Levels.Gain;
        int width = search.Geometry.Width;
        int shift = search.Geometry.CellShift;
        int columns = search.Geometry.Columns;
        int row = search.Components.Top[component];
        int seen = 0;
        int rise = 0;
        for (int run = search.Components.FirstRun[component]; run >= 0; run = next[run])
        {
            while (run >= first[row + 1])
                row++;
            // Every second row is enough.
            if ((row & 1) != 0)
                continue;
            int start = starts[run];
            int end = ends[run];
            int middle = (start + end) >> 1;
            int line = row * width;
            // One cell's levels for the whole run: what counts is the rise and not its place.
            int cell = ((row >> shift) * columns) + (middle >> shift);
            int begin = begins[cell];
            int gain = gains[cell];
            int inner = start + reach < middle ? start + reach : middle;
            if (start >= reach)
            {
                rise += Level(frame[line + inner] ^ flip, begin, gain) - Level(frame[line + start - reach] ^ flip, begin, gain);
                seen++;
            }
            inner = end - 1 - reach > middle ? end - 1 - reach : middle;
            if (end + reach <= width)
            {
                rise += Level(frame[line + inner] ^ flip, begin, gain) - Level(frame[line + end - 1 + reach] ^ flip, begin, gain);
                seen++;
            }
        }
        return ((long)rise << CountBits) + seen;
    }

    private static int Level(int pixel, int begin, int gain)
    {
        if (pixel >= begin)
            return 0;
        int level = ((begin - pixel) * gain) >> 16;
        return level > 255 ? 255 : level;
    }
}
