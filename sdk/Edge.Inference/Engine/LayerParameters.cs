using System;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>What convolutions and dense layers have in common.</summary>
/// <param name="Weights">[channels, taps].</param>
/// <param name="Bias">One a channel, or null.</param>
/// <param name="Multipliers">One a channel.</param>
/// <param name="Shifts">One a channel.</param>
/// <param name="OutputZeroPoint">Zero point of the output.</param>
/// <param name="Min">Smallest output.</param>
/// <param name="Max">Largest output.</param>
internal sealed record LayerParameters(sbyte[] Weights, int[]? Bias, int[] Multipliers, int[] Shifts, int OutputZeroPoint, int Min, int Max)
{
    /// <summary>Output channels.</summary>
    public int Channels => Multipliers.Length;

    /// <summary>True where vector forms are exact: right shifts only, and accumulators that stay below 2^30 whatever the input is.</summary>
    public bool IsExact { get; } = Array.TrueForAll(Shifts, s => s <= 0) && Bound(Weights, Bias, Multipliers.Length) < 1 << 30;

    /// <summary>Those of a convolution, with the clamp of a pool behind it where there is one.</summary>
    public static LayerParameters Of(Conv2D step, MaxPool2D? pool)
    {
        int min = pool?.ActivationMin ?? sbyte.MinValue, max = pool?.ActivationMax ?? sbyte.MaxValue;
        return new(step.Weights, step.Bias, step.Multipliers, step.Shifts, step.Output.ZeroPoint,
            FixedPoint.Clamp(step.ActivationMin, min, max), FixedPoint.Clamp(step.ActivationMax, min, max));
    }

    /// <summary>Those of a dense layer.</summary>
    public static LayerParameters Of(FullyConnected step) =>
        new(step.Weights, step.Bias, step.Multipliers, step.Shifts, step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax);

    // The largest accumulator that any input can give.
    private static long Bound(sbyte[] weights, int[]? bias, int channels)
    {
        int taps = weights.Length / channels;
        long largest = 0;
        for (int c = 0; c < channels; c++)
        {
            long bound = Math.Abs((long)(bias?[c] ?? 0));
            for (int i = c * taps; i < (c + 1) * taps; i++)
                bound += 255 * Math.Abs((int)weights[i]);
            largest = Math.Max(largest, bound);
        }
        return largest;
    }
}
