using System.Collections.Generic;

namespace Edge.Quantize.Network;

/// <summary>The quantisation that the source model prescribes for a layer's weights: they are whole multiples of it.</summary>
/// <param name="Scales">One an output channel, symmetric: weight = q * scale with q of -127 to 127.</param>
/// <param name="Bias">The biases as integers, or null where the source has real ones.</param>
/// <param name="BiasScales">The real value of one step of each bias; null with <paramref name="Bias"/>.</param>
public sealed record WeightQuantization(IReadOnlyList<float> Scales, IReadOnlyList<int>? Bias, IReadOnlyList<float>? BiasScales);
