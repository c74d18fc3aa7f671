namespace Edge.Micro.Vision.Steps;

/// <summary>Boxes around ink and how much of it is in them, one entry of every array a box.</summary>
internal abstract class Boxes
{
    /// <summary>Makes room.</summary>
    /// <param name="capacity">The most boxes.</param>
    protected Boxes(int capacity)
    {
        Left = new int[capacity];
        Top = new int[capacity];
        Right = new int[capacity];
        Bottom = new int[capacity];
        Area = new int[capacity];
        Outline = new int[capacity];
    }

    /// <summary>Number of boxes.</summary>
    public int Count { get; protected set; }

    /// <summary>Leftmost column of every box.</summary>
    public int[] Left { get; }

    /// <summary>Topmost row.</summary>
    public int[] Top { get; }

    /// <summary>The column after the rightmost.</summary>
    public int[] Right { get; }

    /// <summary>The row after the bottom one.</summary>
    public int[] Bottom { get; }

    /// <summary>Pixels of ink.</summary>
    public int[] Area { get; }

    /// <summary>Sides of pixels between ink and paper.</summary>
    public int[] Outline { get; }

    /// <summary>Makes a box equal to another store's.</summary>
    protected void Copy(int box, Boxes others, int other)
    {
        Left[box] = others.Left[other];
        Top[box] = others.Top[other];
        Right[box] = others.Right[other];
        Bottom[box] = others.Bottom[other];
        Area[box] = others.Area[other];
        Outline[box] = others.Outline[other];
    }

    /// <summary>Extends a box by one of this or another store: it covers both, with the ink of both.</summary>
    protected void Extend(int box, Boxes others, int other)
    {
        if (others.Left[other] < Left[box])
            Left[box] = others.Left[other];
        if (others.Top[other] < Top[box])
            Top[box] = others.Top[other];
        if (others.Right[other] > Right[box])
            Right[box] = others.Right[other];
        if (others.Bottom[other] > Bottom[box])
            Bottom[box] = others.Bottom[other];
        Area[box] += others.Area[other];
        Outline[box] += others.Outline[other];
    }
}
