namespace Edge.Wiring.Scenes;

/// <summary>A node of the grid that pins stand on and wires follow.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Row">Its row.</param>
public readonly record struct Node(int Column, int Row)
{
    /// <summary>Pixels from one node to the next.</summary>
    public const int Pitch = 12;

    /// <summary>Its distance from the left, in pixels.</summary>
    public double X => Column * Pitch;

    /// <summary>Its distance from the top, in pixels.</summary>
    public double Y => Row * Pitch;
}
