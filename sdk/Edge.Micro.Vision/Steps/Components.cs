namespace Edge.Micro.Vision.Steps;

/// <summary>The connected patches of ink (8 neighbours), in the order of their first runs, from runs of neighbouring rows that touch.</summary>
internal sealed class Components : Boxes
{
    private readonly FrameGeometry _geometry;
    private readonly Runs _runs;

    // The run that a run is joined to, always an earlier one, or itself; after Collect the number of its component.
    private readonly int[] _parent;
    private readonly int[] _last;

    /// <summary>Makes room for the patches of frames of one size.</summary>
    public Components(FrameGeometry geometry, Runs runs)
        : base(geometry.ComponentCapacity)
    {
        _geometry = geometry;
        _runs = runs;
        _parent = new int[geometry.RunCapacity];
        Next = new int[geometry.RunCapacity];
        _last = new int[geometry.ComponentCapacity];
        FirstRun = new int[geometry.ComponentCapacity];
    }

    /// <summary>The first run of every patch.</summary>
    public int[] FirstRun { get; }

    /// <summary>For every run the next one of the same patch, or -1.</summary>
    public int[] Next { get; }

    /// <summary>Finds the patches of the runs.</summary>
    /// <returns>False where there are too many for writing.</returns>
    public bool Find()
    {
        int[] first = _runs.First;
        int[] parent = _parent;
        int[] next = Next;
        int count = first[_geometry.Height];
        for (int i = 0; i < count; i++)
        {
            parent[i] = i;
            next[i] = 0;
        }
        int height = _geometry.Height;
        for (int y = 1; y < height; y++)
            if (first[y - 1] < first[y] && first[y] < first[y + 1])
                JoinRows(first[y - 1], first[y], first[y + 1]);
        return Collect();
    }

    // Both rows are sorted, so one walk over the two finds every pair that touches, corners included. Until the runs are chained,
    // Next holds how many pixels of a run have ink right above them.
    private void JoinRows(int upper, int lower, int end)
    {
        int[] start = _runs.Start;
        int[] stop = _runs.End;
        int[] parent = _parent;
        int[] contact = Next;
        int middle = lower;
        int upperStart = start[upper];
        int upperEnd = stop[upper];
        int lowerStart = start[lower];
        int lowerEnd = stop[lower];
        while (true)
        {
            if (upperStart <= lowerEnd && lowerStart <= upperEnd)
            {
                int left = upperStart > lowerStart ? upperStart : lowerStart;
                int right = upperEnd < lowerEnd ? upperEnd : lowerEnd;
                contact[lower] += right - left;
                int a = upper;
                while (parent[a] != a)
                    a = parent[a];
                int b = lower;
                while (parent[b] != b)
                    b = parent[b];
                // The smaller index stays the root, so that a patch is named by its first run; paths are cut short as they are walked.
                if (a < b)
                    parent[b] = a;
                else
                    parent[a] = b;
                parent[lower] = a < b ? a : b;
                parent[upper] = parent[lower];
            }
            if (upperEnd < lowerEnd)
            {
                if (++upper == middle)
                    return;
                upperStart = start[upper];
                upperEnd = stop[upper];
            }
            else
            {
                if (++lower == end)
                    return;
                lowerStart = start[lower];
                lowerEnd = stop[lower];
            }
        }
    }

    private bool Collect()
    {
        int[] first = _runs.First;
        int[] start = _runs.Start;
        int[] stop = _runs.End;
        int[] parent = _parent;
        int[] next = Next;
        int[] last = _last;
        int[] lefts = Left;
        int[] rights = Right;
        int[] bottoms = Bottom;
        int[] areas = Area;
        int[] outlines = Outline;
        int height = _geometry.Height;
        int count = 0;
        for (int y = 0; y < height; y++)
        {
            int end = first[y + 1];
            for (int i = first[y]; i < end; i++)
            {
                int left = start[i];
                int right = stop[i];
                int contact = next[i];
                int component;
                next[i] = -1;
                if (parent[i] == i)
                {
                    if (count == areas.Length)
                        return false;
                    component = count++;
                    FirstRun[component] = i;
                    lefts[component] = left;
                    Top[component] = y;
                    rights[component] = right;
                    areas[component] = 0;
                    outlines[component] = 0;
                }
                else
                {
                    // Roots come before what is joined to them, and every earlier run holds its component by now.
                    component = parent[parent[i]];
                    next[last[component]] = i;
                    if (left < lefts[component])
                        lefts[component] = left;
                    if (right > rights[component])
                        rights[component] = right;
                }
                parent[i] = component;
                last[component] = i;
                bottoms[component] = y + 1;
                areas[component] += right - left;
                // Two ends, and above and below each pixel unless ink is there; each contact hides two sides.
                outlines[component] += 2 + (2 * (right - left - contact));
            }
        }
        Count = count;
        return true;
    }
}
