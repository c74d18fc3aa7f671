using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Batch;

/// <summary>One batch of images on one thread and on several.</summary>
/// <param name="Network">The network.</param>
/// <param name="Images">Images of a batch.</param>
/// <param name="Threads">The several threads.</param>
/// <param name="One">A batch on one thread.</param>
/// <param name="Several">A batch on several.</param>
internal sealed record BatchResult(string Network, int Images, int Threads, Timing One, Timing Several)
{
    /// <summary>What the project asks for on two cores.</summary>
    public const double Target = 1.8;

    /// <summary>How many times as fast several threads are, by the shortest times.</summary>
    public double RatioOfMin => One.Min / Several.Min;

    /// <summary>The same by the middle times.</summary>
    public double RatioOfMedian => One.Median / Several.Median;

    /// <summary>Whether both ratios reach the target.</summary>
    public bool IsMet => RatioOfMin >= Target && RatioOfMedian >= Target;
}
