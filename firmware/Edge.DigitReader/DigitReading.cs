using System;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>One digit of a <see cref="Reading"/>. The object is used again for later frames.</summary>
public sealed class DigitReading
{
    /// <summary>Makes room for a digit.</summary>
    /// <param name="classes">Number of classes of the network, 10 for digits.</param>
    internal DigitReading(int classes) => Probabilities = new float[classes];

    /// <summary>The line of writing that it stands in, from 0 at the top.</summary>
    public int Line { get; set; }

    /// <summary>Where it is in the frame.</summary>
    public DigitBox Box { get; set; }

    /// <summary>The most probable digit, 0 to 9, also where it is not sure enough to be an answer.</summary>
    public int Label { get; set; }

    /// <summary>Whether <see cref="Label"/> is an answer: the network, and where frames vote the vote, is sure enough.</summary>
    public bool Answered { get; set; }

    /// <summary>How surely the picture is a digit at all (<see cref="IClassifier.Score"/>): 0 or more where it may be an answer.</summary>
    public int Score { get; set; }

    /// <summary>What the network saw: 28x28, white ink on black as in MNIST.</summary>
    public byte[] Pixels { get; } = new byte[Reading.DigitSide * Reading.DigitSide];

    /// <summary>One number a class, 0 to 1: the network's probabilities, or where frames vote the share of the votes.</summary>
    public float[] Probabilities { get; }

    /// <summary>The number of <see cref="Label"/> in <see cref="Probabilities"/>.</summary>
    public float Probability => Probabilities[Label];

    /// <summary>Takes over what another digit is, all but its place in memory.</summary>
    internal void CopyFrom(DigitReading other)
    {
        Line = other.Line;
        Box = other.Box;
        Label = other.Label;
        Answered = other.Answered;
        Score = other.Score;
        other.Pixels.CopyTo(Pixels.AsSpan());
        other.Probabilities.CopyTo(Probabilities.AsSpan());
    }
}
