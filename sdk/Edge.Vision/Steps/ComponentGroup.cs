namespace Edge.Vision.Steps;

/// <summary>Strokes that make up one character, and the box around them (right and bottom exclusive).</summary>
internal record struct ComponentGroup(int Id, int Left, int Top, int Right, int Bottom, int Area)
{
    /// <summary>Width of the box in pixels.</summary>
    public readonly int Width => Right - Left;

    /// <summary>Height of the box in pixels.</summary>
    public readonly int Height => Bottom - Top;
}
