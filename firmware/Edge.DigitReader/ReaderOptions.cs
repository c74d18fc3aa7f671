using System;

namespace Edge.DigitReader;

/// <summary>Settings of a <see cref="ReaderLoop"/>.</summary>
public sealed record ReaderOptions
{
    /// <summary>When an answer is given.</summary>
    public RejectionRule Rejection { get; init; } = new();

    /// <summary>After this many faults in a row, without a frame between them, the loop gives up; at least 1.</summary>
    public int MaxFaults { get; init; } = 6;

    /// <summary>Wait after the first fault; it doubles with every further one in a row.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait after a fault.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most frames to read; the loop also ends with the camera's stream.</summary>
    public long Limit { get; init; } = long.MaxValue;
}
