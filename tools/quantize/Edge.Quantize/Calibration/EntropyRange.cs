using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Calibration;

/// <summary>The range whose int8 histogram diverges least (Kullback-Leibler) from that of the values.</summary>
/// <remarks>
/// After S. Migacz, "8-bit Inference with TensorRT" (GPU Technology Conference 2017): values outside a range count to its end bins in the reference distribution and not at all in the
/// quantised one, whose levels spread their sum over the bins that hold something. Differences: int8 is asymmetric here, so that both ends are searched and the levels are 256;
/// and the bin of 0 counts no more than its neighbours, as in NVIDIA's pytorch-quantization, since a rectifier's zeros are met exactly by any range and would outweigh all else.
/// </remarks>
internal static class EntropyRange
{
    private const int Levels = 256;

    // A level that nothing in the range fills, though values were clipped into it: as good as never.
    private const double Never = 1e-12;

    /// <summary>The range.</summary>
    public static TensorRange Of(TensorHistogram histogram)
    {
        double[] counts = WithoutSpikes(histogram.Counts);
        double total = counts.Sum();
        if (total == 0)
            return histogram.Range;
        double[] before = new double[counts.Length + 1];
        for (int b = 0; b < counts.Length; b++)
            before[b + 1] = before[b] + counts[b];
        // Below one bin a level nothing is rounded, so nothing would be compared.
        int least = Math.Min(Levels, counts.Length);
        return RangeSearch.Find(histogram, least, (first, end) => Divergence(counts, before, first, end));
    }

    // No bin counts more than the larger of its neighbours, unless that is less than the mean of all bins.
    private static double[] WithoutSpikes(IReadOnlyList<long> counts)
    {
        double mean = counts.Average();
        return [.. counts.Select((c, b) => Math.Min(c, Math.Max(mean, Math.Max(b > 0 ? counts[b - 1] : 0, b + 1 < counts.Count ? counts[b + 1] : 0))))];
    }

    // Sum of p log(p / q) over the bins of a range.
    private static double Divergence(double[] counts, double[] before, int first, int end)
    {
        int bins = end - first;
        double total = before[^1], within = before[end] - before[first], sum = 0;
        if (within <= 0)
            return double.PositiveInfinity;
        for (int level = 0; level < Levels; level++)
        {
            int from = first + (int)((long)level * bins / Levels), to = first + (int)((long)(level + 1) * bins / Levels);
            int filled = 0;
            for (int b = from; b < to; b++)
                filled += Reference(b) > 0 ? 1 : 0;
            double quantized = filled == 0 ? 0 : Math.Max((before[to] - before[from]) / within / filled, Never);
            for (int b = from; b < to; b++)
                if (Reference(b) / total is double p && p > 0)
                    sum += p * Math.Log(p / quantized);
        }
        return sum;

        double Reference(int bin) => counts[bin] + (bin == first ? before[first] : 0) + (bin == end - 1 ? before[^1] - before[end] : 0);
    }
}
