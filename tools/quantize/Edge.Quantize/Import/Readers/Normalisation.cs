using System;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>output = factor * input + offset with constants that are broadcast to the input.</summary>
internal static class Normalisation
{
    private const int MostPeriod = 1 << 20;

    /// <summary>Reads a node as a normalisation over the last dimension of its input's tensor.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="node">The node.</param>
    /// <param name="input">Which of its inputs is computed.</param>
    /// <param name="factor">The factor by index into the constant.</param>
    /// <param name="offset">The offset: a constant of ONNX's shape, aligned with the input's at the right.</param>
    public static void Read(OnnxGraph graph, OnnxNode node, int input, Func<int, float> factor, (int[] Shape, float[] Values) offset)
    {
        OnnxValue value = graph.Value(node, input);
        int[] steps = value.Axes.FactorSteps(AxisSteps(node, value, offset.Shape));
        // The constant varies over the tensor's last factors only; before them it repeats.
        int first = Array.FindIndex(steps, s => s != 0);
        int period = first < 0 ? 1 : value.Axes.Factors.Skip(first).Aggregate(1, (product, f) => product * f);
        FloatTensor source = value.Tensor;
        if (source.Shape[^1] % period != 0)
        {
            source = graph.Arrangement.Vector(node, value);
            period = source.Length;
        }
        else
            period = source.Shape[^1];
        if (period > MostPeriod)
            throw node.Invalid($"expected a constant that repeats after at most {MostPeriod} elements, got one for {period}; use one value a channel");
        graph.Limits.CountExpanded(node, period);
        float[] factors = new float[period], offsets = new float[period];
        for (int i = 0; i < period; i++)
        {
            int from = 0;
            for (int f = steps.Length - 1, rest = i; rest > 0; f--)
            {
                from += rest % value.Axes.Factors[f] * steps[f];
                rest /= value.Axes.Factors[f];
            }
            factors[i] = factor(from);
            offsets[i] = offset.Values[from];
        }
        var output = new FloatTensor(node.Output, [.. source.Shape]);
        graph.Add(node, new FloatBatchNormalization(node.Name, source, output, factors, offsets), value.Axes);
    }

    // What one step along each axis of the value adds to the index into the constant.
    private static int[] AxisSteps(OnnxNode node, OnnxValue value, int[] constant)
    {
        int rank = value.Shape.Count;
        int[] extra = [.. constant.Take(Math.Max(constant.Length - rank, 0))];
        int[] shape = [.. constant.Skip(extra.Length)];
        int[] aligned = [.. Enumerable.Repeat(1, rank - shape.Length), .. shape];
        if (extra.Any(d => d != 1) || aligned.Where((d, axis) => d != 1 && d != value.Shape[axis]).Any())
            throw node.Invalid($"expected a constant that is broadcast to {value}, got [{string.Join(',', constant)}]; give it one value for each channel");
        var steps = new int[rank];
        for (int axis = rank - 1, step = 1; axis >= 0; axis--)
        {
            steps[axis] = aligned[axis] == 1 ? 0 : step;
            step *= aligned[axis];
        }
        return steps;
    }
}
