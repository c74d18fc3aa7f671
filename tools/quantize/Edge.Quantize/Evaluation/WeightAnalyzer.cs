using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Network;

namespace Edge.Quantize.Evaluation;

/// <summary>Looks at a layer's int8 weights.</summary>
internal static class WeightAnalyzer
{
    private const int Largest = 127;

    /// <summary>The analysis of a step; null where it has no weights.</summary>
    /// <param name="step">The step.</param>
    /// <param name="layer">The float layer that it comes from, or null.</param>
    public static WeightAnalysis? Of(Operator step, FloatOperator? layer) => step switch
    {
        Conv2D o => Of(o.Weights, Channels(step, o.Multipliers, o.Shifts), i => i / (o.Weights.Length / o.Multipliers.Length), (layer as FloatConv2D)?.Weights, i => i),
        DepthwiseConv2D o => Of(o.Weights, Channels(step, o.Multipliers, o.Shifts), i => i % o.Multipliers.Length, (layer as FloatConv2D)?.Weights, i => (i % o.Multipliers.Length * (o.Weights.Length / o.Multipliers.Length)) + (i / o.Multipliers.Length)),
        FullyConnected o => Of(o.Weights, Channels(step, o.Multipliers, o.Shifts), i => i / o.Depth, (layer as FloatDense)?.Weights, i => i),
        _ => null,
    };

    // multiplier * 2^(shift - 31) = input scale * weight scale / output scale.
    private static float[] Channels(Operator step, int[] multipliers, int[] shifts) =>
        [.. multipliers.Select((m, c) => (float)(Math.ScaleB(m, shifts[c] - 31) * step.Output.Scale / step.Inputs[0].Scale))];

    // channel: the output channel of an int8 weight; place: where the same weight stands in the float layer.
    private static WeightAnalysis? Of(sbyte[] weights, float[] scales, Func<int, int> channel, IReadOnlyList<float>? real, Func<int, int> place)
    {
        var counts = new long[(2 * Largest) + 1];
        double signal = 0, noise = 0;
        bool isKnown = real?.Count == weights.Length;
        for (int i = 0; i < weights.Length; i++)
        {
            counts[Math.Max((int)weights[i], -Largest) + Largest]++;
            if (!isKnown)
                continue;
            double value = real![place(i)], error = value - (weights[i] * (double)scales[channel(i)]);
            signal += value * value;
            noise += error * error;
        }
        return new WeightAnalysis
        {
            Count = weights.Length,
            LeastScale = scales.Min(),
            LargestScale = scales.Max(),
            LevelsUsed = (double)counts.Count(c => c > 0) / counts.Length,
            Sqnr = TensorSums.Decibels(signal, noise),
            Histogram = ValueHistogram.Of(-Largest - 0.5, Largest + 0.5, counts),
        };
    }
}
