namespace Edge.Quantize.Evaluation;

/// <summary>How well int8 holds an activation, over the pictures of the analysis.</summary>
/// <param name="Min">The least value of the float network.</param>
/// <param name="Max">Its largest value.</param>
/// <param name="Clipped">The share of its values that lie more than half a step beyond the int8 range, 0 to 1.</param>
/// <param name="Sqnr">
/// Power of the float values over the power of the int8 model's errors, everything before included, in dB (10 log10); null where the int8 model
/// gives the float values exactly, or where all of them are 0.
/// </param>
/// <param name="RoundingSqnr">The same for the float values rounded and clipped to this tensor's int8 values, which is what this tensor alone costs.</param>
public sealed record TensorMeasure(float Min, float Max, double Clipped, double? Sqnr, double? RoundingSqnr);
