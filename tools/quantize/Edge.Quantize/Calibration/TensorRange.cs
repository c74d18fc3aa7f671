using System;

namespace Edge.Quantize.Calibration;

/// <summary>The smallest and largest value that a tensor took.</summary>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Largest.</param>
public readonly record struct TensorRange(float Min, float Max)
{
    /// <summary>A range that holds nothing yet.</summary>
    public static TensorRange Empty { get; } = new(float.PositiveInfinity, float.NegativeInfinity);

    /// <summary>The range of both.</summary>
    public TensorRange Union(TensorRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    /// <summary>The range of these values.</summary>
    public static TensorRange Of(ReadOnlySpan<float> values)
    {
        float min = float.PositiveInfinity, max = float.NegativeInfinity;
        foreach (float value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        return new TensorRange(min, max);
    }
}
