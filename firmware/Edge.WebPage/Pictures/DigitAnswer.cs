using System;
using Edge.DigitReader;

namespace Edge.WebPage.Pictures;

/// <summary>One digit of a picture.</summary>
/// <param name="Line">Its line, from 0 at the top.</param>
/// <param name="X">Left of its box, in pixels of the picture.</param>
/// <param name="Y">Top of its box.</param>
/// <param name="Width">Width of its box.</param>
/// <param name="Height">Height of its box.</param>
/// <param name="Label">The most probable class.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Answered">Whether the network is sure enough to answer.</param>
/// <param name="Probabilities">One a class, 0 to 1.</param>
/// <param name="Pixels">What the network saw: 28x28 bytes, white ink on black.</param>
internal sealed record DigitAnswer(
    int Line, int X, int Y, int Width, int Height, int Label, float Probability, bool Answered, float[] Probabilities, byte[] Pixels)
{
    /// <summary>Copies what the digit reader read, which it uses again.</summary>
    public static DigitAnswer[] Of(Reading reading) => Array.ConvertAll(
        reading.Digits.ToArray(),
        digit => new DigitAnswer(
            digit.Line, digit.Box.X, digit.Box.Y, digit.Box.Width, digit.Box.Height, digit.Label, digit.Probability, digit.Answered,
            [.. digit.Probabilities], [.. digit.Pixels]));
}
