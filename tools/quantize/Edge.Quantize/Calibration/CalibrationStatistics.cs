using System.Collections.Generic;
using Edge.Quantize.Network;

namespace Edge.Quantize.Calibration;

/// <summary>What a float network's tensors held over the calibration pictures.</summary>
/// <param name="Histograms">Of every tensor.</param>
/// <param name="Means">The mean of each element, of the tensors that layers with weights read.</param>
public sealed record CalibrationStatistics(IReadOnlyDictionary<FloatTensor, TensorHistogram> Histograms, IReadOnlyDictionary<FloatTensor, float[]> Means);
