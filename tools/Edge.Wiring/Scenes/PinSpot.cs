using Edge.Boards;
using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>A pin of a drawing.</summary>
/// <param name="Node">Where it is.</param>
/// <param name="BoardPin">The board's pin, or null.</param>
/// <param name="Part">The part, or null.</param>
/// <param name="PartPin">The part's pin, or null.</param>
/// <param name="Signal">What runs over it; null where there is no wire.</param>
public sealed record PinSpot(Node Node, BoardPin? BoardPin, BuildPart? Part, string? PartPin, WireSignal? Signal)
{
    /// <summary>Half the side of a pin, in pixels.</summary>
    public const double Half = 6;

    /// <summary>The room that it takes.</summary>
    public Box Box => Box.Around(Node.X, Node.Y, Half);
}
