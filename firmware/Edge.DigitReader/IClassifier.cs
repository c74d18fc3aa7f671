using System;

namespace Edge.DigitReader;

/// <summary>Port of the digit reader: the network.</summary>
public interface IClassifier
{
    /// <summary>Number of classes, 10 for digits.</summary>
    int Classes { get; }

    /// <summary>Classifies one digit. Allocates nothing.</summary>
    /// <param name="digit28x28">28 * 28 bytes, row by row, white ink (255) on black (0) as in MNIST.</param>
    /// <param name="surroundings">What lies around it in the frame, <see cref="Edge.Vision.Surroundings.Length"/> bytes as <see cref="Edge.Vision.Surroundings"/> draws
    /// them; empty where <see cref="TellsGuesses"/> is false.</param>
    /// <param name="probabilities"><see cref="Classes"/> probabilities, 0 to 1; overwritten.</param>
    /// <returns>The most probable class.</returns>
    int Classify(ReadOnlySpan<byte> digit28x28, ReadOnlySpan<byte> surroundings, Span<float> probabilities);

    /// <summary>How surely the last picture looked like one of the classes: below 0 no probability makes an answer, and of two guesses at the same ink the one
    /// with the higher score is taken.</summary>
    int Score => 0;

    /// <summary>Whether it tells a digit from its parts and from whatever else vision guesses at, which takes a look at what lies around: without, only what vision is sure of is
    /// shown to it. Stays the same while a frame is read.</summary>
    bool TellsGuesses => false;
}
