namespace Edge.Vision.Steps;

/// <summary>Strokes that make up one character, the box around them (right and bottom exclusive), their pixels of ink and of dark ink.</summary>
internal record struct ComponentGroup(int Id, int Left, int Top, int Right, int Bottom, int Area, int Core)
{
    /// <summary>Width of the box in pixels.</summary>
    public readonly int Width => Right - Left;

    /// <summary>Height of the box in pixels.</summary>
    public readonly int Height => Bottom - Top;
}
