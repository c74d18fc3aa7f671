using System;

namespace Edge.DigitReader;

/// <summary>Port of the digit reader: the network.</summary>
public interface IClassifier
{
    /// <summary>Number of classes, 10 for digits.</summary>
    int Classes { get; }

    /// <summary>Classifies one digit. Allocates nothing.</summary>
    /// <param name="digit28x28">28 * 28 bytes, row by row, white ink (255) on black (0) as in MNIST.</param>
    /// <param name="probabilities"><see cref="Classes"/> probabilities, 0 to 1; overwritten.</param>
    /// <returns>The most probable class.</returns>
    int Classify(ReadOnlySpan<byte> digit28x28, Span<float> probabilities);

    /// <summary>How surely the last picture looked like one of the classes: below 0 no probability makes an answer, and of two guesses at the same ink the one
    /// with the higher score is taken.</summary>
    int Score => 0;
}
