using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Calibration;

/// <summary>The range whose int8 histogram diverges least (Kullback-Leibler) from that of the values.</summary>
/// <remarks>
/// After S. Migacz, "8-bit Inference with TensorRT" (GPU Technology Conference 2017): values outside a range count to its end bins in the reference distribution and not at all in the
/// quantised one, whose levels spread their sum over the bins that hold something. Differences: int8 is asymmetric here, so that both ends are searched and the levels are 256;
/// and single bins that stand out count no more than their neighbours, as NVIDIA's pytorch-quantization does it for the bin of 0: the zeros of a rectifier, and the one value that each channel
/// takes over an empty background, lose nothing by a coarser step, but spread over a level they would outweigh all else.
/// </remarks>
internal static class EntropyRange
{
    private const int Levels = 256;

    /// <summary>The range.</summary>
    public static TensorRange Of(TensorHistogram histogram)
    {
        double[] counts = WithoutSpikes(histogram.Counts);
        if (counts.Sum() == 0)
            return histogram.Range;
        var divergence = new DivergenceTable(counts, Levels);
        // Below one bin a level nothing is rounded, so nothing would be compared.
        return RangeSearch.Find(histogram, Math.Min(Levels, counts.Length), divergence.Of);
    }

    // No bin counts more than the larger of its neighbours, unless that is less than the mean of all bins.
    private static double[] WithoutSpikes(IReadOnlyList<long> counts)
    {
        double mean = counts.Average();
        return [.. counts.Select((c, b) => Math.Min(c, Math.Max(mean, Math.Max(b > 0 ? counts[b - 1] : 0, b + 1 < counts.Count ? counts[b + 1] : 0))))];
    }
}
