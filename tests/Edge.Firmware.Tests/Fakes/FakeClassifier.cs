using System;
using Edge.DigitReader;

namespace Edge.Firmware.Tests.Fakes;

/// <summary>A network that always says one, with a given probability.</summary>
internal sealed class FakeClassifier(float probability) : IClassifier
{
    public int Classes => 10;

    public int Classify(ReadOnlySpan<byte> digit28x28, ReadOnlySpan<byte> surroundings, Span<float> probabilities)
    {
        probabilities.Clear();
        probabilities[1] = probability;
        return 1;
    }
}
