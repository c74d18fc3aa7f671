using System;
using System.Diagnostics;

namespace Edge.Inference.Profiling;

/// <summary>Durations of one thing over many repeats.</summary>
internal sealed class Sampler(int repeats)
{
    private readonly long[] _ticks = new long[repeats];
    private int _count;

    /// <summary>Smallest duration in microseconds.</summary>
    public double Min { get; private set; }

    /// <summary>Median duration in microseconds.</summary>
    public double Median { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="ticks">Ticks of <see cref="Stopwatch"/>.</param>
    public void Add(long ticks) => _ticks[_count++] = ticks;

    /// <summary>Computes the figures, after the last repeat.</summary>
    public void Finish()
    {
        Array.Sort(_ticks);
        Min = Microseconds(_ticks[0]);
        Median = (Microseconds(_ticks[(repeats - 1) / 2]) + Microseconds(_ticks[repeats / 2])) / 2;
    }

    private static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
