namespace Edge.Wiring.Routing;

/// <summary>The directions of the grid; opposite ones differ by two.</summary>
internal enum Direction
{
    /// <summary>To the right.</summary>
    Right,

    /// <summary>Down.</summary>
    Down,

    /// <summary>To the left.</summary>
    Left,

    /// <summary>Up.</summary>
    Up,
}
