using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Training;

/// <summary>One network's epoch of 60,000 images, in microseconds.</summary>
/// <param name="Network">Its recipe.</param>
/// <param name="Batch">Images of a step.</param>
/// <param name="Threads">Threads of each.</param>
/// <param name="Edge">Edge's managed trainer.</param>
/// <param name="TorchDefault">PyTorch in its default layout, NCHW; null where there is none.</param>
/// <param name="TorchChannelsLast">PyTorch in its layout channels-last; null where there is none.</param>
/// <param name="TorchVersion">PyTorch's version; null where there is none.</param>
internal sealed record TrainingRow(
    string Network, int Batch, int Threads, Timing Edge, Timing? TorchDefault, Timing? TorchChannelsLast, string? TorchVersion)
{
    /// <summary>Edge's time over that of PyTorch's better layout, by the minima: at most 1 is wanted, two thirds aimed at.</summary>
    public double? RatioOfMin => TorchDefault is null || TorchChannelsLast is null
        ? null
        : Edge.Min / double.Min(TorchDefault.Min, TorchChannelsLast.Min);

    /// <summary>The same by the medians.</summary>
    public double? RatioOfMedian => TorchDefault is null || TorchChannelsLast is null
        ? null
        : Edge.Median / double.Min(TorchDefault.Median, TorchChannelsLast.Median);
}
