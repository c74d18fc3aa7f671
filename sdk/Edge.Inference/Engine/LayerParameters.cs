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
    // Behind a shift of 23 the zero point is at most 128 * 2^23 = 2^30.
    private const int LargestShift = 23;

    /// <summary>Output channels.</summary>
    public int Channels => Multipliers.Length;

    /// <summary>True where vector forms are exact: accumulators stay below 2^30 whatever the input is, and what is rounded fits 32 bits with its zero point.</summary>
    public bool IsExact
    {
        get
        {
            for (int c = 0; c < Channels; c++)
                if (Shifts[c] > 0 || Bound(c, withBias: true) >= 1 << 30 || (-Shifts[c] > LargestShift && !IsAlwaysZero(c)))
                    return false;
            return true;
        }
    }

    /// <summary>Whether the accumulator without its bias fits 32 bits less some whatever the input is.</summary>
    public bool Fits(int headroomBits)
    {
        for (int c = 0; c < Channels; c++)
            if (Bound(c, withBias: false) >= 1L << (31 - headroomBits))
                return false;
        return true;
    }

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

    /// <summary>Those of a depthwise convolution.</summary>
    /// <param name="step">The layer.</param>
    /// <param name="budget">What the memory of the weights in another order is taken from.</param>
    public static LayerParameters Of(DepthwiseConv2D step, MemoryBudget budget)
    {
        budget.Take(step.Weights.Length);
        int channels = step.Output.Shape[3], taps = step.Weights.Length / channels;
        var weights = new sbyte[step.Weights.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = step.Weights[i % taps * channels + i / taps];
        return new(weights, step.Bias, step.Multipliers, step.Shifts, step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax);
    }

    /// <summary>The same layer with its channels in another order, some of them repeated or left empty.</summary>
    /// <param name="order">For each channel of the result the one that it is taken from, or -1 for one of zeros.</param>
    /// <param name="budget">What its memory is taken from.</param>
    public LayerParameters Arranged(int[] order, MemoryBudget budget)
    {
        int taps = Weights.Length / Channels;
        budget.Take((taps + 3L * sizeof(int)) * order.Length);
        var weights = new sbyte[order.Length * taps];
        for (int i = 0; i < order.Length; i++)
            if (order[i] >= 0)
                Array.Copy(Weights, order[i] * taps, weights, i * taps, taps);
        return this with { Weights = weights, Bias = Pick(Bias), Multipliers = Pick(Multipliers)!, Shifts = Pick(Shifts)! };

        int[]? Pick(int[]? values) => values is null ? null : Array.ConvertAll(order, c => c < 0 ? 0 : values[c]);
    }

    /// <summary>Those of some neighbouring channels.</summary>
    public LayerParameters Part(int first, int count, MemoryBudget budget)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = first + i;
        return Arranged(order, budget);
    }

    /// <summary>The weights as s16.</summary>
    /// <param name="budget">What their memory is taken from.</param>
    public short[] WidenedWeights(MemoryBudget budget)
    {
        budget.Take((long)sizeof(short) * Weights.Length);
        return Array.ConvertAll(Weights, w => (short)w);
    }

    /// <summary>Multiplier and right shift of a channel of a layer that <see cref="IsExact"/>.</summary>
    public (int Multiplier, int Shift) Scale(int channel) => -Shifts[channel] > LargestShift ? (0, 0) : (Multipliers[channel], -Shifts[channel]);

    // A channel with a multiplier so small that every accumulator is rounded to 0, as that of dead weights.
    private bool IsAlwaysZero(int channel)
    {
        long high = Bound(channel, withBias: true) * Multipliers[channel] + (1L << 30) >> 31;
        return high + (1L << (-Shifts[channel] - 1)) >> -Shifts[channel] == 0;
    }

    // The largest accumulator that any input can give.
    private long Bound(int channel, bool withBias)
    {
        int taps = Weights.Length / Channels;
        long bound = withBias ? Math.Abs((long)(Bias?[channel] ?? 0)) : 0;
        for (int i = channel * taps; i < (channel + 1) * taps; i++)
            bound += 255 * Math.Abs((int)Weights[i]);
        return bound;
    }
}
