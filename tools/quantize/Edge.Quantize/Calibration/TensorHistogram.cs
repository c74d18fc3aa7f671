using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Calibration;

/// <summary>How often a tensor took values, in bins of one width from the smallest to the largest.</summary>
/// <param name="Range">From the smallest to the largest value.</param>
/// <param name="Counts">Values in each bin.</param>
public sealed record TensorHistogram(TensorRange Range, IReadOnlyList<long> Counts)
{
    /// <summary>Bins of a calibration's histograms: eight for each step of int8.</summary>
    public const int Bins = 2048;

    /// <summary>The width of a bin; 0 where the tensor took one value only.</summary>
    public double BinWidth => ((double)Range.Max - Range.Min) / Counts.Count;

    /// <summary>All values.</summary>
    public long Total => Counts.Sum();

    /// <summary>What stands for the values of a bin: its middle, but 0 where it holds 0, as rectified tensors are 0 very often and int8 meets 0 exactly.</summary>
    /// <param name="bin">From 0.</param>
    public double Value(int bin)
    {
        double from = Edge(bin), to = Edge(bin + 1);
        return from <= 0 && to >= 0 ? 0 : (from + to) / 2;
    }

    /// <summary>Where a bin begins; the end of the last one where <paramref name="bin"/> is their number.</summary>
    /// <param name="bin">From 0.</param>
    public double Edge(int bin) => bin == Counts.Count ? Range.Max : Range.Min + bin * BinWidth;

    /// <summary>Adds values to counts.</summary>
    /// <param name="values">The values, each within <paramref name="range"/>.</param>
    /// <param name="range">What the bins cover.</param>
    /// <param name="counts">One a bin.</param>
    public static void Count(ReadOnlySpan<float> values, TensorRange range, Span<long> counts)
    {
        double width = (double)range.Max - range.Min, scale = width > 0 ? counts.Length / width : 0;
        int last = counts.Length - 1;
        foreach (float value in values)
            counts[Math.Min((int)(((double)value - range.Min) * scale), last)]++;
    }

    /// <summary>One histogram of several tensors that are to have one range.</summary>
    /// <param name="parts">At least one.</param>
    /// <param name="range">What the result covers: at least all of their ranges.</param>
    public static TensorHistogram Join(IReadOnlyList<TensorHistogram> parts, TensorRange range)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 1 && parts[0].Range == range)
            return parts[0];
        var counts = new long[Bins];
        double width = (double)range.Max - range.Min, scale = width > 0 ? Bins / width : 0;
        foreach (TensorHistogram part in parts)
            for (int bin = 0; bin < part.Counts.Count; bin++)
                counts[Math.Clamp((int)((part.Value(bin) - range.Min) * scale), 0, Bins - 1)] += part.Counts[bin];
        return new TensorHistogram(range, counts);
    }
}
