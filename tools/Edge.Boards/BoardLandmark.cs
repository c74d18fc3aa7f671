namespace Edge.Boards;

/// <summary>A socket or chip that a person knows a board by; all measures in thousandths of the board's face as it is drawn.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public sealed record BoardLandmark(string Name, int X, int Y, int Width, int Height);
