namespace Edge.Quantize.Quantization;

/// <summary>What a scheme did on held-out calibration pictures.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Images">Held-out pictures.</param>
/// <param name="Agreeing">Of these, those where int8 and float give the same class.</param>
/// <param name="Correct">Of these, those that int8 gets right; null where the pictures have no labels.</param>
/// <param name="OutputSqnr">Signal-to-quantisation-noise ratio of the network's output (before a softmax), in dB.</param>
public sealed record SchemeTrial(QuantizationScheme Scheme, int Images, int Agreeing, int? Correct, double OutputSqnr);
