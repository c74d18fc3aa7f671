using System;

namespace Edge.Micro;

/// <summary>
/// Knows what a network's scores look like when it sees one of its classes and is right, so that "no digit" can be said to everything else.
/// Whole numbers alone: every platform decides alike.
/// </summary>
/// <remarks>
/// For the winning class c the logits q (before softmax) are weighed: score = bias[c] + sum over i of (128 * linear[c, i] + square[c, i] * q[i]) * q[i].
/// An answer is given where the score is 0 or more. With squares the limit is an ellipsoid around the class's centre, without them a plane.
/// The weights are fitted by the trainer's command calibrate.
/// </remarks>
public sealed class LogitRejection
{
    /// <summary>The largest weight either way; keeps every sum of up to 32 classes within 32 bits.</summary>
    public const int MaxWeight = 1000;

    private const int MaxClasses = 32;

    private readonly short[] _linear;
    private readonly short[] _squares;
    private readonly int[] _biases;

    /// <summary>Makes the rule of a network.</summary>
    /// <param name="linear">Weights of the logits, as many for each class as there are classes, class by class; -1000 to 1000 each.</param>
    /// <param name="squares">Weights of the logits' squares in the same order.</param>
    /// <param name="biases">One for each class, -2^29 to 2^29.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a number is out of range.</exception>
    public LogitRejection(short[] linear, short[] squares, int[] biases)
    {
        Classes = biases.Length;
        if (Classes < 2 || Classes > MaxClasses || linear.Length != Classes * Classes || squares.Length != linear.Length)
            throw new ArgumentException("Expected 2 to 32 biases and as many weights squared, twice, got " + Classes + ", " + linear.Length + " and " + squares.Length + "; calibrate the model again.");
        for (int i = 0; i < linear.Length; i++)
            if (linear[i] > MaxWeight || linear[i] < -MaxWeight || squares[i] > MaxWeight || squares[i] < -MaxWeight)
                throw new ArgumentException("Expected weights of -1000 to 1000, got " + linear[i] + " and " + squares[i] + "; calibrate the model again.");
        for (int i = 0; i < Classes; i++)
            if (biases[i] > 1 << 29 || biases[i] < -(1 << 29))
                throw new ArgumentException("Expected biases of -2^29 to 2^29, got " + biases[i] + "; calibrate the model again.");
        _linear = linear;
        _squares = squares;
        _biases = biases;
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>How surely the network knows what it sees: 0 or more is an answer.</summary>
    /// <param name="logits">Holds the network's int8 values before its softmax.</param>
    /// <param name="start">Index of the first.</param>
    /// <param name="label">The winning class.</param>
    /// <exception cref="IndexOutOfRangeException">There are fewer logits than classes, or no such class.</exception>
    public int Score(sbyte[] logits, int start, int label)
    {
        int score = _biases[label];
        int weight = label * Classes;
        for (int i = 0; i < Classes; i++)
        {
            int logit = logits[start + i];
            score += (128 * _linear[weight + i] + _squares[weight + i] * logit) * logit;
        }
        return score;
    }

    /// <summary>Whether the network knows what it sees.</summary>
    /// <param name="logits">Holds the network's int8 values before its softmax.</param>
    /// <param name="start">Index of the first.</param>
    /// <param name="label">The winning class.</param>
    /// <exception cref="IndexOutOfRangeException">There are fewer logits than classes, or no such class.</exception>
    public bool Knows(sbyte[] logits, int start, int label) => Score(logits, start, label) >= 0;
}
