using System;
using Edge.DigitReader.Voting;

namespace Edge.DigitReader;

/// <summary>Settings of a <see cref="ReaderLoop"/>.</summary>
public sealed record ReaderOptions
{
    /// <summary>When an answer is given.</summary>
    public RejectionRule Rejection { get; init; } = new();

    /// <summary>The most digits of a frame, at least 1; with 1 it is the frame's best one.</summary>
    public int MaxDigits { get; init; } = 1;

    /// <summary>How the frames vote; null where each frame is a picture of its own.</summary>
    public VotingRule? Voting { get; init; }

    /// <summary>After this many faults in a row, without a frame between them, the loop gives up; at least 1; <see cref="int.MaxValue"/> for never.</summary>
    public int MaxFaults { get; init; } = 6;

    /// <summary>Wait after the first fault; it doubles with every further one in a row.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait after a fault.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A camera whose frames come in their own time and that gives none for this long counts as stalled, which is a fault; above 0.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most frames to read; the loop also ends with the camera's stream.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDigits, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFaults, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FirstBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBackoff, FirstBackoff);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StallTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(StallTimeout, TimeSpan.FromDays(1));
    }
}
