namespace Edge.Vision;

/// <summary>Where a digit was found in a frame, in pixels: left, top, width, height.</summary>
public readonly record struct DigitBox(int X, int Y, int Width, int Height);
