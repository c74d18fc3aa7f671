using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>A ready-made cable of a drawing.</summary>
/// <param name="Cable">The cable.</param>
/// <param name="Box">Where it runs, straight.</param>
public sealed record Ribbon(BuildCable Cable, Box Box);
