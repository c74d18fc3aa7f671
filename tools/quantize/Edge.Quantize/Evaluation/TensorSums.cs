using System;

namespace Edge.Quantize.Evaluation;

/// <summary>What one tensor adds up to over one picture.</summary>
/// <param name="Signal">Sum of the squares of the float values.</param>
/// <param name="Noise">Sum of the squares of float less int8.</param>
/// <param name="Rounding">Sum of the squares of float less its own int8 form.</param>
/// <param name="Clipped">Float values more than half a step beyond the int8 range.</param>
/// <param name="Min">The least float value.</param>
/// <param name="Max">The largest float value.</param>
internal readonly record struct TensorSums(double Signal, double Noise, double Rounding, long Clipped, float Min, float Max)
{
    /// <summary>Of no picture.</summary>
    public static TensorSums None { get; } = new(0, 0, 0, 0, float.PositiveInfinity, float.NegativeInfinity);

    /// <summary>Both together.</summary>
    public static TensorSums operator +(TensorSums a, TensorSums b) => new(
        a.Signal + b.Signal, a.Noise + b.Noise, a.Rounding + b.Rounding, a.Clipped + b.Clipped, Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max));

    /// <summary>10 log10 (signal / noise), to a hundredth; null where either is 0.</summary>
    public static double? Decibels(double signal, double noise) => signal > 0 && noise > 0 ? Math.Round(10 * Math.Log10(signal / noise), 2) : null;
}
