namespace Edge.Boards.Builds;

/// <summary>A wire.</summary>
/// <param name="Part">The part at its end.</param>
/// <param name="Pin">The part's pin.</param>
/// <param name="BoardPin">The board's pin.</param>
/// <param name="Signal">What runs over it.</param>
public sealed record BuildWire(BuildPart Part, string Pin, BoardPin BoardPin, WireSignal Signal);
