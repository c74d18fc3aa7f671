namespace Edge.Micro.Vision.Steps;

/// <summary>Strokes that make up one character each: broken strokes are joined where they are close for their height.</summary>
internal sealed class Groups : Boxes
{
    private readonly bool _joinAll;

    // The stroke that names a stroke's group, an earlier one or itself.
    private readonly int[] _leader;
    private readonly int[] _difference;
    private readonly int[] _paper;

    /// <summary>Makes room for the groups of frames of one size.</summary>
    public Groups(FrameGeometry geometry)
        : base(geometry.StrokeCapacity)
    {
        _joinAll = geometry.IsCropped;
        _leader = new int[geometry.StrokeCapacity];
        Of = new int[geometry.StrokeCapacity];
        _difference = new int[geometry.StrokeCapacity];
        _paper = new int[geometry.StrokeCapacity];
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
            int c = component[i];
            leader[i] = i;
            Left[i] = components.Left[c];
            Top[i] = components.Top[c];
            Right[i] = components.Right[c];
            Bottom[i] = components.Bottom[c];
            for (int j = 0; j < i; j++)
                if (_joinAll || StrokeJoin.AreOneCharacter(components, c, component[j]))
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
                if (other != group && Area[other] > 0 && StrokeJoin.IsPart(this, group, other))
                {
                    Absorb(group, other, strokes);
                    isChanged = true;
                }
        }
    }

    /// <summary>Makes one group, number 0, of strokes of others, for a look at them together or alone.</summary>
    /// <param name="strokes">The strokes.</param>
    /// <param name="components">Their patches.</param>
    /// <param name="others">The groups of the strokes.</param>
    /// <param name="a">A group whose strokes are taken, or -1.</param>
    /// <param name="b">Another one, or -1.</param>
    /// <param name="stroke">A stroke that is taken whatever its group, or -1.</param>
    public void Gather(Strokes strokes, Components components, Groups others, int a, int b, int stroke)
    {
        Count = 0;
        for (int i = 0; i < strokes.Count; i++)
        {
            int group = others.Of[i];
            bool isTaken = i == stroke || group == a || group == b;
            Of[i] = isTaken ? 0 : -1;
            if (!isTaken)
                continue;
            if (Count == 0)
                Copy(0, components, strokes.Component[i]);
            else
                Extend(0, components, strokes.Component[i]);
            Count = 1;
        }
    }

    private void Absorb(int group, int other, int strokes)
    {
        Extend(group, this, other);
        _difference[group] += _difference[other];
        _paper[group] += _paper[other];
        Area[other] = 0;
        for (int i = 0; i < strokes; i++)
            if (Of[i] == other)
                Of[i] = group;
    }

    /// <summary>How much darker a group is than what is beside it, in 256ths of that; at least 1.</summary>
    public int Contrast(int group)
    {
        long contrast = ((long)_difference[group] << 8) / (_paper[group] + 1);
        return contrast < 1 ? 1 : (int)contrast;
    }

    private void Merge(int a, int b)
    {
        int[] leader = _leader;
        while (leader[a] != a)
            a = leader[a];
        while (leader[b] != b)
            b = leader[b];
        if (a == b)
            return;
        int left = Left[a] < Left[b] ? Left[a] : Left[b];
        int right = Right[a] > Right[b] ? Right[a] : Right[b];
        int top = Top[a] < Top[b] ? Top[a] : Top[b];
        int bottom = Bottom[a] > Bottom[b] ? Bottom[a] : Bottom[b];
        if (!_joinAll && StrokeJoin.ReachesTooFar(this, a, b, right - left > bottom - top ? right - left : bottom - top))
            return;
        // An earlier stroke names the group and holds its box.
        int name = a < b ? a : b;
        leader[a] = name;
        leader[b] = name;
        Left[name] = left;
        Top[name] = top;
        Right[name] = right;
        Bottom[name] = bottom;
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
                _difference[group] = strokes.Difference[i];
                _paper[group] = strokes.Paper[i];
            }
            else
            {
                group = Of[_leader[i]];
                Extend(group, components, c);
                _difference[group] += strokes.Difference[i];
                _paper[group] += strokes.Paper[i];
            }
            Of[i] = group;
        }
        Count = count;
    }
}
