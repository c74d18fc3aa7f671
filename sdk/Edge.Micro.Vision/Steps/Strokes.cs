namespace Edge.Micro.Vision.Steps;

/// <summary>Chooses the patches that are strokes: no specks and, in frames, nothing that touches the border.</summary>
internal sealed class Strokes
{
    // A piece of a broken stroke has at least this share (1 / n) of the largest patch.
    private const int SpeckShare = 40;
    private const int MinimumArea = 3;
    private const int RuleShare = 3;
    private const int FlatRule = 4;

    private readonly FrameGeometry _geometry;

    /// <summary>Makes the step for one frame size.</summary>
    public Strokes(FrameGeometry geometry)
    {
        _geometry = geometry;
        Component = new int[geometry.ComponentCapacity];
        Difference = new int[geometry.StrokeCapacity];
        Paper = new int[geometry.StrokeCapacity];
    }

    /// <summary>The patch of every stroke, in order.</summary>
    public int[] Component { get; }

    /// <summary>For every stroke the sum of how much darker it is than its surroundings, from <see cref="StrokeContrast"/>.</summary>
    public int[] Difference { get; }

    /// <summary>For every stroke the sum of the greys that <see cref="Difference"/> was taken from.</summary>
    public int[] Paper { get; }

    /// <summary>Number of strokes, at most <see cref="FrameGeometry.StrokeCapacity"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Chooses the strokes.</summary>
    public void Choose(Components components)
    {
        int[] chosen = Component;
        int[] areas = components.Area;
        int count = 0;
        int largest = 0;
        for (int i = 0; i < components.Count; i++)
        {
            int area = areas[i];
            if (area < MinimumArea || (!_geometry.IsCropped && (TouchesBorder(components, i) || IsRule(components, i))))
                continue;
            if (area > largest)
                largest = area;
            chosen[count++] = i;
        }
        int least = largest / SpeckShare;
        if (least < MinimumArea)
            least = MinimumArea;
        count = Keep(areas, count, least);
        // Where there are more patches than are looked at, the smallest are clutter.
        while (count > _geometry.StrokeCapacity)
        {
            least += (least >> 1) + 1;
            count = Keep(areas, count, least);
        }
        Count = count;
    }

    /// <summary>Forgets all strokes but the first ones.</summary>
    public void Truncate(int count) => Count = count;

    private int Keep(int[] areas, int count, int least)
    {
        int[] chosen = Component;
        int kept = 0;
        for (int i = 0; i < count; i++)
            if (areas[chosen[i]] >= least)
                chosen[kept++] = chosen[i];
        return kept;
    }

    // A rule, a line of print: long and flat. The bars of a 5 or a 7 are shorter.
    private bool IsRule(Components components, int i)
    {
        int width = components.Right[i] - components.Left[i];
        return RuleShare * width > _geometry.Width && width > FlatRule * (components.Bottom[i] - components.Top[i]);
    }

    private bool TouchesBorder(Components components, int i) =>
        components.Left[i] == 0 || components.Top[i] == 0 || components.Right[i] == _geometry.Width || components.Bottom[i] == _geometry.Height;
}
