using System;

namespace Edge.DigitReader;

/// <summary>Decides whether the network is sure enough to answer.</summary>
public sealed class RejectionRule
{
    /// <summary>The least probability of an answer where nothing else is asked for.</summary>
    public const float DefaultMinimumProbability = 0.5f;

    /// <summary>Makes the rule.</summary>
    /// <param name="minimumProbability">The least probability of an answer, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in 0 to 1.</exception>
    public RejectionRule(float minimumProbability = DefaultMinimumProbability)
    {
        if (!(minimumProbability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minimumProbability), minimumProbability, "Expected a probability of 0 to 1.");
        MinimumProbability = minimumProbability;
    }

    /// <summary>The least probability of an answer.</summary>
    public float MinimumProbability { get; }

    /// <summary>Whether a reading with this top probability is an answer.</summary>
    public bool Answers(float probability) => probability >= MinimumProbability;
}
