using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>A sample of a wire in the legend.</summary>
/// <param name="Signal">What runs over it.</param>
/// <param name="Box">Where the sample is; the wire runs through its middle.</param>
public sealed record LegendEntry(WireSignal Signal, Box Box);
