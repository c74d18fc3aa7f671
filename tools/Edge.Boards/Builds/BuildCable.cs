namespace Edge.Boards.Builds;

/// <summary>A ready-made cable from a part to a socket of the board.</summary>
/// <param name="Part">The part.</param>
/// <param name="Socket">The board's landmark.</param>
/// <param name="Text">Which cable.</param>
public sealed record BuildCable(BuildPart Part, BoardLandmark Socket, string Text);
