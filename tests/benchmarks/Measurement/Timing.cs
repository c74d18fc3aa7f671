using System;

namespace Edge.Benchmarks.Measurement;

/// <summary>What was measured of one thing, in microseconds.</summary>
/// <param name="Min">The shortest sample.</param>
/// <param name="Median">The middle sample.</param>
/// <param name="Samples">Their number.</param>
internal sealed record Timing(double Min, double Median, int Samples)
{
    /// <summary>Sums up samples.</summary>
    /// <param name="microseconds">At least one; they are sorted.</param>
    public static Timing Of(double[] microseconds)
    {
        ArgumentOutOfRangeException.ThrowIfZero(microseconds.Length);
        Array.Sort(microseconds);
        int middle = microseconds.Length / 2;
        double median = microseconds.Length % 2 == 1 ? microseconds[middle] : (microseconds[middle - 1] + microseconds[middle]) / 2;
        return new Timing(microseconds[0], median, microseconds.Length);
    }
}
