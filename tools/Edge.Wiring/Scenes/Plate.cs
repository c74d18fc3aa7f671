namespace Edge.Wiring.Scenes;

/// <summary>An area of a drawing.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Surface">What it is.</param>
/// <param name="Radius">The radius of its corners, in pixels.</param>
public sealed record Plate(Box Box, Surface Surface, double Radius);
