using Edge.Quantize.Calibration;

namespace Edge.Quantize.Quantization;

/// <summary>One way to quantise a network.</summary>
/// <param name="Weights">Scales of the weights.</param>
/// <param name="Ranges">Ranges of the activations.</param>
/// <param name="Equalization">True where weights of adjoining layers were scaled against each other (cross-layer equalisation).</param>
/// <param name="BiasCorrection">True where biases make up for the mean error of quantised weights.</param>
public sealed record QuantizationScheme(WeightScheme Weights, RangeMethod Ranges, bool Equalization, bool BiasCorrection);
