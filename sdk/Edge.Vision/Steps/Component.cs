namespace Edge.Vision.Steps;

/// <summary>A connected patch of ink.</summary>
internal struct Component
{
    /// <summary>Index of its first run, which names it.</summary>
    public int Label;

    /// <summary>Leftmost column.</summary>
    public int Left;

    /// <summary>Topmost row.</summary>
    public int Top;

    /// <summary>The column after the rightmost.</summary>
    public int Right;

    /// <summary>The row after the bottom one.</summary>
    public int Bottom;

    /// <summary>Pixels of ink.</summary>
    public int Area;

    /// <summary>The darkest ink in it.</summary>
    public int Peak;
}
