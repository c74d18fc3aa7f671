using System;

namespace Edge.DigitReader.Voting;

/// <summary>How the frames of a camera vote on the label of a digit, so that what is shown does not flicker.</summary>
/// <remarks>
/// Each frame that answers a digit votes for its label. The votes fade by <see cref="Weight"/> a frame, so that a label's share is a number of
/// 0 to 1: 1 - (1 - Weight)^n after n equal votes. A label appears at a high share, stays down to a low one, and gives way only to one that
/// leads clearly; the distance between these is the hysteresis.
/// </remarks>
public sealed record VotingRule
{
    /// <summary>Share of the newest frame, above 0 to 1.</summary>
    public float Weight { get; init; } = 0.25f;

    /// <summary>A digit without a label gets the one that has at least this share, 0 to 1. At the defaults that is after 3 equal votes.</summary>
    public float Show { get; init; } = 0.5f;

    /// <summary>A label stays while it has at least this share, 0 to <see cref="Show"/>. At the defaults an old one survives 4 frames without a vote.</summary>
    public float Keep { get; init; } = 0.25f;

    /// <summary>Another label takes its place only with a share that is larger by this, 0 to 1. At the defaults that is after 4 votes against an old one.</summary>
    public float Lead { get; init; } = 0.35f;

    /// <summary>Boxes of two frames are of one digit from this overlap on (intersection over union), above 0 to 1.</summary>
    public float MinimumOverlap { get; init; } = 0.3f;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    internal void Check()
    {
        Require(Weight is > 0 and <= 1, nameof(Weight), Weight, "above 0 to 1");
        Require(Show is >= 0 and <= 1, nameof(Show), Show, "0 to 1");
        Require(Keep >= 0 && Keep <= Show, nameof(Keep), Keep, "0 to Show");
        Require(Lead is >= 0 and <= 1, nameof(Lead), Lead, "0 to 1");
        Require(MinimumOverlap is > 0 and <= 1, nameof(MinimumOverlap), MinimumOverlap, "above 0 to 1");
    }

    private static void Require(bool holds, string name, float got, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, got, $"Expected {name} of {range}.");
    }
}
