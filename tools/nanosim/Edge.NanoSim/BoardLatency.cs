namespace Edge.NanoSim;

/// <summary>How long a run takes on a board.</summary>
/// <param name="Board">Id of the board.</param>
/// <param name="Milliseconds">The estimate; null where the board's speed is known by its ends only.</param>
/// <param name="Low">The least: the board's fastest figure, unmeasured costs at half.</param>
/// <param name="High">The most: the board's slowest figure, unmeasured costs half as much again.</param>
public sealed record BoardLatency(string Board, double? Milliseconds, double? Low, double? High);
