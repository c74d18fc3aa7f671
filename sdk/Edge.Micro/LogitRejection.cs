using System;

namespace Edge.Micro;

/// <summary>
/// Knows what a network's scores look like when it sees one of its classes and is right, so that "no digit" can be said to everything else.
/// Whole numbers alone: every platform decides alike.
/// </summary>
/// <remarks>
/// For the winning class c the logits q (before softmax), and those of a second network where there is one, are weighed:
/// score = bias[c] + sum over i of (128 * linear[c, i] + square[c, i] * q[i]) * q[i].
/// An answer is given where the score is 0 or more. With squares the limit is an ellipsoid around the class's centre, without them a plane.
/// The weights are fitted by the trainer's command calibrate.
/// </remarks>
public sealed class LogitRejection
{
    /// <summary>The largest weight either way; keeps every sum of up to 32 logits within 32 bits.</summary>
    public const int MaxWeight = 1000;

    private const int MaxInputs = 32;
    private const int MaxBias = 1 << 29;

    private readonly short[] _linear;
    private readonly short[] _squares;
    private readonly int[] _biases;

    /// <summary>Makes the rule of a network.</summary>
    /// <param name="linear">Weights of the logits, class by class, each -1000 to 1000.</param>
    /// <param name="squares">Weights of the logits' squares in the same order.</param>
    /// <param name="biases">One for each class, -2^29 to 2^29.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a number is out of range.</exception>
    public LogitRejection(short[] linear, short[] squares, int[] biases)
    {
        Classes = biases.Length;
        Inputs = Classes == 0 ? 0 : linear.Length / Classes;
        if (Inputs < 1 || Inputs > MaxInputs || linear.Length != Classes * Inputs || squares.Length != linear.Length)
            throw new ArgumentException("Expected up to 32 weights of either kind for each of the biases, got " + linear.Length + " and " + squares.Length + " for " + Classes + "; calibrate the model again.");
        for (int i = 0; i < linear.Length; i++)
            if (linear[i] > MaxWeight || linear[i] < -MaxWeight || squares[i] > MaxWeight || squares[i] < -MaxWeight)
                throw new ArgumentException("Expected weights of -1000 to 1000, got " + linear[i] + " and " + squares[i] + "; calibrate the model again.");
        for (int i = 0; i < Classes; i++)
            if (biases[i] > MaxBias || biases[i] < -MaxBias)
                throw new ArgumentException("Expected biases of -2^29 to 2^29, got " + biases[i] + "; calibrate the model again.");
        _linear = linear;
        _squares = squares;
        _biases = biases;
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of logits that are weighed: those of the network, then those of the second one.</summary>
    public int Inputs { get; }

    /// <summary>How surely the network knows what it sees: 0 or more is an answer.</summary>
    /// <param name="logits">The int8 values before the softmax, <see cref="Inputs"/> of them.</param>
    /// <param name="label">The winning class.</param>
    /// <exception cref="IndexOutOfRangeException">There are fewer logits, or no such class.</exception>
    public int Score(sbyte[] logits, int label)
    {
        int score = _biases[label];
        int weight = label * Inputs;
        for (int i = 0; i < Inputs; i++)
        {
            int logit = logits[i];
            score += (128 * _linear[weight + i] + _squares[weight + i] * logit) * logit;
        }
        return score;
    }

    /// <summary>Whether the network knows what it sees.</summary>
    /// <param name="logits">The int8 values before the softmax, <see cref="Inputs"/> of them.</param>
    /// <param name="label">The winning class.</param>
    /// <exception cref="IndexOutOfRangeException">There are fewer logits, or no such class.</exception>
    public bool Knows(sbyte[] logits, int label) => Score(logits, label) >= 0;
}
