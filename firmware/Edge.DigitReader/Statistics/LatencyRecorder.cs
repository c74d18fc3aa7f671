using System;

namespace Edge.DigitReader.Statistics;

/// <summary>The times of the latest frames, for percentiles; memory is fixed.</summary>
public sealed class LatencyRecorder
{
    /// <summary>Number of times that are kept.</summary>
    public const int Capacity = 4096;

    private readonly long[] _ticks = new long[Capacity];
    private readonly long[] _sorted = new long[Capacity];

    /// <summary>Number of times that were recorded, those no longer kept included.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one time.</summary>
    public void Add(TimeSpan time) => _ticks[Count++ % Capacity] = time.Ticks;

    /// <summary>The time that a share of the kept ones does not exceed; zero where there are none.</summary>
    /// <param name="percent">0 to 100; 50 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not in 0 to 100.</exception>
    public TimeSpan Percentile(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        int kept = (int)Math.Min(Count, Capacity);
        if (kept == 0)
            return TimeSpan.Zero;
        _ticks.AsSpan(0, kept).CopyTo(_sorted);
        Array.Sort(_sorted, 0, kept);
        // Nearest rank: the smallest time that at least the asked share reaches.
        int rank = Math.Max(1, ((kept * percent) + 99) / 100);
        return TimeSpan.FromTicks(_sorted[rank - 1]);
    }
}
