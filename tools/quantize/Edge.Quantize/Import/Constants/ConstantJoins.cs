using System;
using System.Linq;

namespace Edge.Quantize.Import.Constants;

/// <summary>Concat, Gather and Slice of constants.</summary>
internal static class ConstantJoins
{
    /// <summary>Concat along an axis.</summary>
    public static ConstantValue Concat(OnnxNode node, ConstantValue?[] inputs)
    {
        ConstantValue[] parts = [.. inputs.OfType<ConstantValue>()];
        int rank = parts[0].Shape.Length, axis = OnnxGraph.Axis(node, node.Integer("axis", 0), rank);
        if (parts.Any(p => p.Shape.Length != rank || p.Shape.Where((size, d) => d != axis && size != parts[0].Shape[d]).Any()))
            throw node.Invalid($"expected constants that differ along axis {axis} only, got {string.Join(" and ", parts.Take(8).Select(p => $"[{string.Join(',', p.Shape)}]"))}; export the model again");
        int[] shape = [.. parts[0].Shape];
        shape[axis] = parts.Sum(p => p.Shape[axis]);
        int outer = shape.Take(axis).Aggregate(1, (product, d) => product * d);
        return new ConstantValue(
            shape,
            [.. Enumerable.Range(0, outer).SelectMany(row => parts.SelectMany(p => p.Values.AsSpan(row * (p.Values.Length / Math.Max(outer, 1)), p.Values.Length / Math.Max(outer, 1)).ToArray()))],
            parts[0].Type);
    }

    /// <summary>Gather along an axis.</summary>
    public static ConstantValue Gather(OnnxNode node, ConstantValue x, ConstantValue indices)
    {
        int axis = OnnxGraph.Axis(node, node.Integer("axis", 0), x.Shape.Length), size = x.Shape[axis];
        int[] picks = indices.ToInt32();
        if (picks.Any(p => p < -size || p >= size))
            throw node.Invalid($"expected indices of {-size} to {size - 1}, got others; export the model again");
        int[] shape = [.. x.Shape.Take(axis), .. indices.Shape, .. x.Shape.Skip(axis + 1)];
        ConstantFunctions.RequireSize(node, shape, x.Values.Length);
        int inner = x.Shape.Skip(axis + 1).Aggregate(1, (product, d) => product * d);
        return x.Picked(shape, i =>
        {
            int pick = picks[i / inner % picks.Length];
            return (i / inner / picks.Length * size + (pick < 0 ? pick + size : pick)) * inner + i % inner;
        });
    }

    /// <summary>Slice along one axis or several, by steps of any sign.</summary>
    public static ConstantValue Slice(OnnxNode node, ConstantValue?[] inputs)
    {
        ConstantValue x = inputs[0]!;
        long[]? Numbers(string attribute, int input) => node.List(attribute) ?? inputs.ElementAtOrDefault(input)?.Values.Select(v => (long)v).ToArray();
        long[]? starts = Numbers("starts", 1), ends = Numbers("ends", 2);
        if (starts is null || ends is null)
            throw node.Invalid("expected starts and ends, got none; export the model again");
        long[] axes = Numbers("axes", 3) ?? [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)], steps = Numbers("steps", 4) ?? [.. starts.Select(_ => 1L)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Any(s => s is 0 or > int.MaxValue or < -int.MaxValue))
            throw node.Invalid("expected as many starts, ends, axes and steps other than 0, got others; export the model again");
        for (int i = 0; i < starts.Length; i++)
            x = Sliced(x, OnnxGraph.Axis(node, axes[i], x.Shape.Length), starts[i], ends[i], (int)steps[i]);
        return x;
    }

    private static ConstantValue Sliced(ConstantValue x, int axis, long start, long end, int step)
    {
        int size = x.Shape[axis];
        int first = (int)Math.Clamp(start < 0 ? start + size : start, 0, step > 0 ? size : size - 1);
        int last = (int)Math.Clamp(end < 0 ? end + size : end, step > 0 ? 0 : -1, size);
        int count = (int)Math.Max((last - first + (long)step - Math.Sign(step)) / step, 0);
        int inner = x.Shape.Skip(axis + 1).Aggregate(1, (product, d) => product * d);
        int[] shape = [.. x.Shape];
        shape[axis] = count;
        return x.Picked(shape, i => (i / inner / count * size + first + i / inner % count * step) * inner + i % inner);
    }
}
