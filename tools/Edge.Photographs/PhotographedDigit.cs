using Edge.Vision;

namespace Edge.Photographs;

/// <summary>A digit in a photograph.</summary>
/// <param name="Label">What it is, 0 to 9.</param>
/// <param name="Image">The number of the data set's image that it was made from.</param>
/// <param name="Box">The ink's bounding box, in pixels of the photograph.</param>
/// <param name="Line">The line of writing it stands in, from 0 at the top.</param>
public sealed record PhotographedDigit(int Label, int Image, DigitBox Box, int Line);
