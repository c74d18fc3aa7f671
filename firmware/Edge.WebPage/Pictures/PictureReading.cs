using System.Collections.Generic;

namespace Edge.WebPage.Pictures;

/// <summary>What was read from one picture.</summary>
/// <param name="Model">Name of the network.</param>
/// <param name="Width">The picture's width in pixels.</param>
/// <param name="Height">The picture's height in pixels.</param>
/// <param name="Digits">The digits in reading order: line by line, left to right.</param>
/// <param name="Stages">Where the time went.</param>
/// <param name="Layers">What every layer gave for one digit; null where it was not asked for.</param>
internal sealed record PictureReading(string Model, int Width, int Height, IReadOnlyList<DigitAnswer> Digits, IReadOnlyList<Stage> Stages, IReadOnlyList<LayerValues>? Layers);
