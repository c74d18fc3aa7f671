namespace Edge.Micro.Vision.Steps;

/// <summary>Strokes that make up one character each: broken strokes are joined where they are close for their height.</summary>
internal sealed class Groups : Boxes
{
    // A gap of at most this share (1 / n) of the taller stroke's height joins.
    private const int GapShare = 6;

    // The same where there is only one character.
    private const int PartGapShare = 9;

    private readonly bool _joinAll;

    // The stroke that names a stroke's group, an earlier one or itself.
    private readonly int[] _leader;

    /// <summary>Makes room for the groups of frames of one size.</summary>
    public Groups(FrameGeometry geometry)
        : base(geometry.StrokeCapacity)
    {
        _joinAll = geometry.IsCropped;
        _leader = new int[geometry.StrokeCapacity];
        Of = new int[geometry.StrokeCapacity];
    }

    /// <summary>The group of every stroke.</summary>
    public int[] Of { get; }

    /// <summary>Forgets all groups.</summary>
    public void Clear() => Count = 0;

    /// <summary>Groups the strokes.</summary>
    public void Join(Strokes strokes, Components components)
    {
        int[] leader = _leader;
        int[] component = strokes.Component;
        for (int i = 0; i < strokes.Count; i++)
        {
            leader[i] = i;
            for (int j = 0; j < i; j++)
                if (_joinAll || AreOneCharacter(components, component[i], component[j]))
                    Merge(i, j);
        }
        Collect(strokes, components);
    }

    /// <summary>Adds to a group what must be a part of the same character if there is only one: a 4 or a 5 in two strokes side by side, pieces of a
    /// broken stroke.</summary>
    /// <param name="group">The group.</param>
    /// <param name="strokes">Number of strokes.</param>
    public void Complete(int group, int strokes)
    {
        bool isChanged = Count > 1;
        while (isChanged)
        {
            isChanged = false;
            for (int other = 0; other < Count; other++)
                if (other != group && Area[other] > 0 && IsPart(group, other))
                {
                    Absorb(group, other, strokes);
                    isChanged = true;
                }
        }
    }

    private bool IsPart(int group, int other)
    {
        int left = Left[group] < Left[other] ? Left[group] : Left[other];
        int right = Right[group] > Right[other] ? Right[group] : Right[other];
        int top = Top[group] < Top[other] ? Top[group] : Top[other];
        int bottom = Bottom[group] > Bottom[other] ? Bottom[group] : Bottom[other];
        int height = bottom - top;
        int gapX = right - left - (Right[group] - Left[group]) - (Right[other] - Left[other]);
        int gapY = height - (Bottom[group] - Top[group]) - (Bottom[other] - Top[other]);
        return right - left <= height && PartGapShare * (gapX > gapY ? gapX : gapY) <= height;
    }

    private void Absorb(int group, int other, int strokes)
    {
        Extend(group, this, other);
        Area[other] = 0;
        for (int i = 0; i < strokes; i++)
            if (Of[i] == other)
                Of[i] = group;
    }

    private static bool AreOneCharacter(Components all, int a, int b)
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

    private void Merge(int a, int b)
    {
        int[] leader = _leader;
        while (leader[a] != a)
            a = leader[a];
        while (leader[b] != b)
            b = leader[b];
        if (a < b)
            leader[b] = a;
        else
            leader[a] = b;
    }

    private void Collect(Strokes strokes, Components components)
    {
        int count = 0;
        for (int i = 0; i < strokes.Count; i++)
        {
            int c = strokes.Component[i];
            int group;
            if (_leader[i] == i)
            {
                group = count++;
                Copy(group, components, c);
            }
            else
            {
                group = Of[_leader[i]];
                Extend(group, components, c);
            }
            Of[i] = group;
        }
        Count = count;
    }
}
