using System;

namespace Edge.Quantize.Calibration;

/// <summary>The Kullback-Leibler divergence between values clipped to a range and their quantised form, for any range of a histogram's bins.</summary>
/// <remarks>
/// Sum of p log(p / q) over the bins, where p counts clipped values in the bins at the ends, and q spreads what a level holds, clipped values apart, over those of its bins that are not
/// empty. As q is one number a level, sums over bins that were made once are all that a range needs: one logarithm a level.
/// </remarks>
internal sealed class DivergenceTable
{
    // A level that nothing in the range fills, though values were clipped into it: as good as never.
    private const double Never = 1e-12;

    private readonly double[] _counts;
    private readonly int _levels;

    // Sums over all bins before one: of counts, of count log count, and of bins that are not empty.
    private readonly double[] _before;
    private readonly double[] _logsBefore;
    private readonly int[] _filledBefore;

    /// <summary>Makes the sums.</summary>
    /// <param name="counts">Values in each bin, not all 0.</param>
    /// <param name="levels">Levels of the quantised form.</param>
    public DivergenceTable(double[] counts, int levels)
    {
        _counts = counts;
        _levels = levels;
        _before = new double[counts.Length + 1];
        _logsBefore = new double[counts.Length + 1];
        _filledBefore = new int[counts.Length + 1];
        for (int b = 0; b < counts.Length; b++)
        {
            _before[b + 1] = _before[b] + counts[b];
            _logsBefore[b + 1] = _logsBefore[b] + CountLog(counts[b]);
            _filledBefore[b + 1] = _filledBefore[b] + (counts[b] > 0 ? 1 : 0);
        }
    }

    /// <summary>The divergence; infinite where the range holds no value.</summary>
    /// <param name="first">The first bin within.</param>
    /// <param name="end">The first bin behind, at least two more than <paramref name="first"/>.</param>
    public double Of(int first, int end)
    {
        double total = _before[^1], within = _before[end] - _before[first], low = _before[first], high = total - _before[end];
        if (within <= 0)
            return double.PositiveInfinity;
        double sum = _logsBefore[end] - _logsBefore[first]
            + CountLog(_counts[first] + low) - CountLog(_counts[first]) + CountLog(_counts[end - 1] + high) - CountLog(_counts[end - 1]) - CountLog(total);
        for (int level = 0, from = first, to; level < _levels; level++, from = to)
        {
            to = first + (level + 1) * (end - first) / _levels;
            double inside = _before[to] - _before[from], clipped = inside;
            int filled = _filledBefore[to] - _filledBefore[from];
            if (from == first && to > from)
            {
                clipped += low;
                filled += _counts[first] == 0 && low > 0 ? 1 : 0;
            }
            if (to == end && to > from)
            {
                clipped += high;
                filled += _counts[end - 1] == 0 && high > 0 ? 1 : 0;
            }
            if (clipped > 0)
                sum -= clipped * Math.Log(Math.Max(inside / within / filled, Never));
        }
        return sum / total;
    }

    private static double CountLog(double count) => count > 0 ? count * Math.Log(count) : 0;
}
