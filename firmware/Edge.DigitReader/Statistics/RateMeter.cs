using System;

namespace Edge.DigitReader.Statistics;

/// <summary>Events a second, over the latest ones; memory is fixed.</summary>
public sealed class RateMeter
{
    /// <summary>Number of events that the rate is taken over.</summary>
    public const int Window = 64;

    private readonly long[] _stamps = new long[Window];
    private readonly TimeProvider _time;
    private long _count;

    /// <summary>Makes a meter.</summary>
    /// <param name="time">Its clock; null for the system's.</param>
    public RateMeter(TimeProvider? time = null) => _time = time ?? TimeProvider.System;

    /// <summary>Events a second over the latest <see cref="Window"/>; 0 before the second one.</summary>
    public double PerSecond
    {
        get
        {
            int kept = (int)Math.Min(_count, Window);
            if (kept < 2)
                return 0;
            double seconds = _time.GetElapsedTime(_stamps[(_count - kept) % Window], _stamps[(_count - 1) % Window]).TotalSeconds;
            return seconds > 0 ? (kept - 1) / seconds : 0;
        }
    }

    /// <summary>An event has come.</summary>
    public void Add() => _stamps[_count++ % Window] = _time.GetTimestamp();
}
