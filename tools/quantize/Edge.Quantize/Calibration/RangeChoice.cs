using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Calibration;

/// <summary>Chooses the range of every tensor from what it held over the calibration pictures.</summary>
public static class RangeChoice
{
    /// <summary>The ranges of a network's tensors. Tensors that share a scale (pools, reshapes and their like) share a range.</summary>
    /// <remarks>The network's input keeps its full range by every method: applications fill it, and bytes of pictures (steps of 1/255) are met exactly.</remarks>
    /// <param name="graph">The network.</param>
    /// <param name="histograms">Of each tensor.</param>
    /// <param name="method">How.</param>
    /// <param name="percentile">Of <see cref="RangeMethod.Percentile"/>: percent of the values within, above 50 and up to 100.</param>
    public static IReadOnlyDictionary<FloatTensor, TensorRange> Of(FloatGraph graph, IReadOnlyDictionary<FloatTensor, TensorHistogram> histograms, RangeMethod method, double percentile)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(histograms);
        var ranges = new Dictionary<FloatTensor, TensorRange>();
        foreach (IReadOnlyList<FloatTensor> group in TiedTensors.Of(graph))
        {
            IReadOnlyList<FloatTensor> read = TiedTensors.Read(graph, group);
            TensorRange range = method == RangeMethod.MinMax || read.Count == 0 || group.Contains(graph.Input)
                ? Union(group, histograms)
                : Of(TensorHistogram.Join([.. read.Select(t => histograms[t])], Union(read, histograms)), method, percentile);
            foreach (FloatTensor tensor in group)
                ranges.Add(tensor, range);
        }
        return ranges;
    }

    /// <summary>The range of a histogram's values. It never reaches beyond them: a clamp keeps its bounds.</summary>
    /// <param name="histogram">The values.</param>
    /// <param name="method">How.</param>
    /// <param name="percentile">Of <see cref="RangeMethod.Percentile"/>: percent of the values within, above 50 and up to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentile"/> is outside its range.</exception>
    public static TensorRange Of(TensorHistogram histogram, RangeMethod method, double percentile)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (percentile is not (> 50 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "Expected a percentile above 50 and up to 100.");
        return method switch
        {
            RangeMethod.Percentile => PercentileRange.Of(histogram, percentile),
            RangeMethod.Mse => MseRange.Of(histogram),
            RangeMethod.Entropy => EntropyRange.Of(histogram),
            _ => histogram.Range,
        };
    }

    private static TensorRange Union(IReadOnlyList<FloatTensor> tensors, IReadOnlyDictionary<FloatTensor, TensorHistogram> histograms) =>
        tensors.Select(t => histograms[t].Range).Aggregate((a, b) => a.Union(b));
}
