using System;
using System.Collections.Generic;
using Edge.Quantize.Calibration;

namespace Edge.Quantize.Evaluation;

/// <summary>How often values lie where: bins of one width.</summary>
/// <param name="Low">Lower end of the first bin.</param>
/// <param name="High">Upper end of the last bin.</param>
/// <param name="Counts">Values in each bin.</param>
public sealed record ValueHistogram(double Low, double High, IReadOnlyList<long> Counts)
{
    /// <summary>A chart and a file have no use for more bins.</summary>
    public const int MostBins = 96;

    /// <summary>A histogram of calibration with neighbouring bins put together.</summary>
    public static ValueHistogram Of(TensorHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        return Of(histogram.Range.Min, histogram.Range.Max, histogram.Counts);
    }

    /// <summary>Counts with neighbouring bins put together until there are few enough.</summary>
    /// <param name="low">Lower end of the first bin.</param>
    /// <param name="high">Upper end of the last bin.</param>
    /// <param name="counts">Values in each bin.</param>
    public static ValueHistogram Of(double low, double high, IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int least = Math.Max(1, (counts.Count + MostBins - 1) / MostBins), together = least;
        // Bins of one width all, where a number of them near the wanted one divides the whole.
        while (together < 2 * least && counts.Count % together != 0)
            together++;
        if (counts.Count % together != 0)
            together = least;
        int bins = (counts.Count + together - 1) / together;
        var sums = new long[bins];
        for (int i = 0; i < counts.Count; i++)
            sums[i / together] += counts[i];
        return new ValueHistogram(low, low + ((high - low) * bins * together / counts.Count), sums);
    }
}
