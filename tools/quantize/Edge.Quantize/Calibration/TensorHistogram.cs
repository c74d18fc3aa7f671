using System.Collections.Generic;

namespace Edge.Quantize.Calibration;

/// <summary>How often a tensor took values, in bins of one width from the smallest to the largest.</summary>
/// <param name="Range">From the smallest to the largest value.</param>
/// <param name="Counts">Values in each bin.</param>
public sealed record TensorHistogram(TensorRange Range, IReadOnlyList<long> Counts);
