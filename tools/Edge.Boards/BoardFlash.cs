namespace Edge.Boards;

/// <summary>The flash of a board, in bytes.</summary>
/// <param name="ChipBytes">The whole chip.</param>
/// <param name="ApplicationBytes">What the runtime leaves to an application and the libraries that it brings.</param>
public sealed record BoardFlash(Figure ChipBytes, Figure ApplicationBytes);
