using System;

namespace Edge.Quantize.Calibration;

/// <summary>The range that leaves out a share of the values: half of it at each end, all of it at the one where all values are on one side of 0.</summary>
internal static class PercentileRange
{
    /// <summary>The range.</summary>
    /// <param name="histogram">The values.</param>
    /// <param name="percentile">Percent of the values that are within at least, above 50 and up to 100.</param>
    public static TensorRange Of(TensorHistogram histogram, double percentile)
    {
        bool oneEnd = histogram.Range.Min >= 0 || histogram.Range.Max <= 0;
        // 100 - 99.9 is a little less than 0.1: no value must be lost by that.
        long outside = (long)Math.Floor((100 - percentile) / (oneEnd ? 100 : 200) * histogram.Total + 1e-6);
        int first = 0, end = histogram.Counts.Count;
        if (histogram.Range.Min < 0)
            for (long below = histogram.Counts[0]; below <= outside && histogram.Edge(first + 1) <= 0; below += histogram.Counts[first])
                first++;
        if (histogram.Range.Max > 0)
            for (long above = histogram.Counts[end - 1]; above <= outside && histogram.Edge(end - 1) >= 0; above += histogram.Counts[end - 1])
                end--;
        return new TensorRange((float)histogram.Edge(first), (float)histogram.Edge(end));
    }
}
