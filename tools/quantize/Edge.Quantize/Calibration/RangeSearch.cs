using System;

namespace Edge.Quantize.Calibration;

/// <summary>Looks for the ends of a range of least cost among the edges of a histogram's bins, both ends jointly.</summary>
internal static class RangeSearch
{
    // Edges that the first look at two ends tries; each further look is eight times as fine, around the best so far.
    private const int FirstEdges = 64;
    private const int FirstEdgesOfOne = 256;
    private const int Refinement = 8;

    /// <summary>What a range from the beginning of one bin to the end of another costs.</summary>
    /// <param name="first">The first bin within.</param>
    /// <param name="end">The first bin behind.</param>
    public delegate double Cost(int first, int end);

    /// <summary>The range of least cost; of equal ones the widest that was tried. It holds 0, as every int8 range does.</summary>
    /// <param name="histogram">The values.</param>
    /// <param name="leastBins">Ranges of fewer bins are not tried.</param>
    /// <param name="cost">Of a range.</param>
    public static TensorRange Find(TensorHistogram histogram, int leastBins, Cost cost)
    {
        int bins = histogram.Counts.Count;
        if (histogram.BinWidth <= 0)
            return histogram.Range;
        // Bins below 0 may be cut off at the low end only, bins above 0 at the high end only.
        int mostFirst = 0, leastEnd = bins;
        while (mostFirst < bins && histogram.Edge(mostFirst + 1) < 0)
            mostFirst++;
        while (leastEnd > 0 && histogram.Edge(leastEnd - 1) > 0)
            leastEnd--;
        // With all values on one side of 0 there is one end to find, so that the first look can be finer.
        bool oneEnd = histogram.Range.Min >= 0 || histogram.Range.Max <= 0;
        if (histogram.Range.Min >= 0)
            mostFirst = 0;
        if (histogram.Range.Max <= 0)
            leastEnd = bins;
        (int First, int End) best = (0, bins);
        double least = cost(0, bins);
        int stride = Math.Max(bins / (oneEnd ? FirstEdgesOfOne : FirstEdges), 1), reach = bins;
        while (true)
        {
            (int first, int end) = best;
            int firstFrom = Math.Max(first - reach, 0), firstTo = Math.Min(first + reach, mostFirst), endFrom = Math.Max(end - reach, leastEnd), endTo = Math.Min(end + reach, bins);
            for (int f = firstFrom; f <= firstTo; f += stride)
                for (int e = endTo; e >= endFrom && e - f >= leastBins; e -= stride)
                    if (cost(f, e) is double found && found < least)
                        (best, least) = ((f, e), found);
            if (stride == 1)
                break;
            reach = stride;
            stride = Math.Max(stride / Refinement, 1);
        }
        return new TensorRange((float)histogram.Edge(best.First), (float)histogram.Edge(best.End));
    }
}
