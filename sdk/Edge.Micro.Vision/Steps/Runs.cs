namespace Edge.Micro.Vision.Steps;

/// <summary>Ink as runs: pixels side by side in one row.</summary>
internal sealed class Runs
{
    // The position of the lowest bit of a byte.
    private static readonly byte[] LowestBit = MakeLowestBit();

    private readonly FrameGeometry _geometry;
    private readonly InkLevels _levels;

    /// <summary>Makes room for the runs of frames of one size.</summary>
    public Runs(FrameGeometry geometry, InkLevels levels)
    {
        _geometry = geometry;
        _levels = levels;
        Start = new int[geometry.RunCapacity];
        End = new int[geometry.RunCapacity];
        First = new int[geometry.Height + 1];
    }

    /// <summary>The first column of every run.</summary>
    public int[] Start { get; }

    /// <summary>The column after the last of every run.</summary>
    public int[] End { get; }

    /// <summary>The first run of every row; the entry after the last row is the number of runs.</summary>
    public int[] First { get; }

    /// <summary>Finds the runs.</summary>
    /// <param name="bits">The ink: a byte for eight pixels, the leftmost in the lowest bit.</param>
    /// <returns>False where there are too many for writing.</returns>
    public bool Find(byte[] bits)
    {
        int[] start = Start;
        int[] end = End;
        int[] first = First;
        byte[] lowest = LowestBit;
        int segments = _geometry.Segments;
        int height = _geometry.Height;
        // A row has at most every second pixel as a run.
        int limit = start.Length - (4 * segments) - 1;
        int cellShift = _geometry.CellShift;
        int width = _geometry.Width;
        int[] froms = _levels.From;
        int[] tos = _levels.To;
        int count = 0;
        for (int y = 0; y < height; y++)
        {
            if (count > limit)
                return false;
            first[y] = count;
            // There is ink only in cells with a threshold.
            int line = y * segments;
            int i = line + ((froms[y >> cellShift] << cellShift) >> 3);
            int stop = line + ((tos[y >> cellShift] << cellShift) >> 3);
            if (stop > line + segments)
                stop = line + segments;
            // What the pixel on the left was: 1 ink, 0 paper.
            int before = 0;
            for (; i < stop; i++)
            {
                int ink = bits[i];
                if (ink == 0 && before == 0)
                    continue;
                // A bit is set where a pixel differs from its left neighbour: starts and ends by turns.
                int changes = (ink ^ ((ink << 1) | before)) & 255;
                int x = (i - line) << 3;
                while (changes != 0)
                {
                    if (before == 0)
                    {
                        start[count] = x + lowest[changes];
                        before = 1;
                    }
                    else
                    {
                        end[count++] = x + lowest[changes];
                        before = 0;
                    }
                    changes &= changes - 1;
                }
            }
            if (before != 0)
                end[count++] = (i - line) << 3 < width ? (i - line) << 3 : width;
        }
        first[height] = count;
        return true;
    }

    private static byte[] MakeLowestBit()
    {
        byte[] table = new byte[256];
        for (int i = 1; i < table.Length; i++)
        {
            int bit = 0;
            while (((i >> bit) & 1) == 0)
                bit++;
            table[i] = (byte)bit;
        }
        return table;
    }
}
