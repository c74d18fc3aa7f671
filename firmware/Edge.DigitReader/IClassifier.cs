using System;

namespace Edge.DigitReader;

/// <summary>Port of the digit reader: the network.</summary>
public interface IClassifier
{
    /// <summary>Number of classes, 10 for digits.</summary>
    int Classes { get; }

    /// <summary>Classifies one digit. Allocates nothing.</summary>
    /// <param name="digit28x28">28 * 28 bytes, row by row, white ink (255) on black (0) as in MNIST.</param>
    /// <param name="surroundings28x28">What lies around it in the frame, as <see cref="Edge.Vision.Surroundings"/> draws it.</param>
    /// <param name="probabilities"><see cref="Classes"/> probabilities, 0 to 1; overwritten.</param>
    /// <returns>The most probable class.</returns>
    int Classify(ReadOnlySpan<byte> digit28x28, ReadOnlySpan<byte> surroundings28x28, Span<float> probabilities);

    /// <summary>How surely the last picture was one of the classes at all: below 0, no probability makes an answer; 0 where the network has no rule that tells.</summary>
    int Score => 0;
}
