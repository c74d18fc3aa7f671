using System;
using System.Collections.Generic;
using System.Threading;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>Makes a float network ready for int8 by a scheme: equalises, chooses ranges, corrects biases. What schemes have in common is computed once.</summary>
/// <param name="graph">The network, folded and fused.</param>
/// <param name="equalized">The same after cross-layer equalisation.</param>
/// <param name="images">The first ones are calibrated on.</param>
/// <param name="count">How many of them.</param>
/// <param name="percentile">Of <see cref="RangeMethod.Percentile"/>.</param>
/// <param name="progress">Told the share done of a calibration, from several threads; may be null.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class SchemeBuilder(
    FloatGraph graph, FloatGraph equalized, IImageSet images, int count, double percentile, Action<double>? progress, CancellationToken cancellationToken)
{
    private readonly int _meanCount = BiasCorrection.Images(graph, count);
    private readonly Dictionary<FloatGraph, CalibrationStatistics> _statistics = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(bool Equalization, RangeMethod Ranges), IReadOnlyDictionary<FloatTensor, TensorRange>> _ranges = [];

    /// <summary>The network by a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    public QuantizedNetwork Build(QuantizationScheme scheme)
    {
        FloatGraph reference = scheme.Equalization ? equalized : graph;
        CalibrationStatistics statistics = Statistics(reference);
        if (!_ranges.TryGetValue((scheme.Equalization, scheme.Ranges), out IReadOnlyDictionary<FloatTensor, TensorRange>? ranges))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ranges = _ranges[(scheme.Equalization, scheme.Ranges)] = RangeChoice.Of(reference, statistics.Histograms, scheme.Ranges, percentile);
        }
        return new QuantizedNetwork
        {
            Graph = scheme.BiasCorrection ? BiasCorrection.Apply(reference, ranges, scheme.Weights, statistics.Means, images, _meanCount, cancellationToken) : reference,
            Reference = reference,
            Ranges = ranges,
            Histograms = statistics.Histograms,
            CalibrationImages = count,
            Scheme = scheme,
            Reason = "as told",
        };
    }

    private CalibrationStatistics Statistics(FloatGraph reference)
    {
        if (!_statistics.TryGetValue(reference, out CalibrationStatistics? statistics))
            statistics = _statistics[reference] = Calibrator.Collect(reference, images, count, _meanCount, progress, cancellationToken);
        return statistics;
    }
}
