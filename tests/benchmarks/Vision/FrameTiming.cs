using System.Collections.Generic;
using System.Linq;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Vision;

/// <summary>What was measured of several frames, in microseconds.</summary>
/// <param name="Min">The shortest time of the quickest frame.</param>
/// <param name="Median">The mean of the frames' middle times.</param>
/// <param name="Worst">The largest of the frames' middle times.</param>
internal sealed record FrameTiming(double Min, double Median, double Worst)
{
    /// <summary>Sums up.</summary>
    /// <param name="frames">A timing for each frame, at least one.</param>
    public static FrameTiming Of(IReadOnlyCollection<Timing> frames) => new(frames.Min(t => t.Min), frames.Average(t => t.Median), frames.Max(t => t.Median));
}
