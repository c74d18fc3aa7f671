namespace Edge.Vision;

/// <summary>One of the digits of a frame.</summary>
/// <param name="Box">Where it is, in pixels of the frame.</param>
/// <param name="Line">The line of writing it stands in, counted from 0 at the top.</param>
public readonly record struct FoundDigit(DigitBox Box, int Line);
