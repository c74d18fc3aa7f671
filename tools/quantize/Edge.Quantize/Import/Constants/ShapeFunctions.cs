using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Import.Constants;

/// <summary>The shapes that Reshape, Flatten, Squeeze and Unsqueeze give, of constants as of computed values.</summary>
internal static class ShapeFunctions
{
    /// <summary>Reshape: -1 takes what is left, 0 copies unless allowzero is set.</summary>
    public static int[] Reshaped(OnnxNode node, IReadOnlyList<int> shape, long[] target)
    {
        long length = Length(shape);
        bool copies = node.Integer("allowzero", 0) == 0;
        if (target.Length > ImportLimits.MostAxes)
            throw node.Invalid($"expected a shape of at most {ImportLimits.MostAxes} dimensions, got {target.Length}; use fewer");
        long[] dims = [.. target.Select((d, i) => d == 0 && copies && i < shape.Count ? shape[i] : d)];
        long known = dims.Where(d => d != -1).Aggregate(1L, (product, d) => d < 0 ? -1 : Math.Min(product * Math.Min(d, int.MaxValue), int.MaxValue));
        int open = Array.IndexOf(dims, -1);
        if (open >= 0 && known > 0 && length % known == 0)
            dims[open] = length / known;
        // A known part below 0 stands for sizes below -1, or for a second -1.
        bool fits = known >= 0 && dims.All(d => d is >= 0 and <= int.MaxValue) && Length([.. dims.Select(d => (int)d)]) == length;
        return fits ? [.. dims.Select(d => (int)d)] : throw node.Invalid($"expected a shape of {length} elements like [{string.Join(',', shape)}], got [{string.Join(',', target)}]; export the model for one picture or with a free batch");
    }

    /// <summary>Flatten: all axes before one axis, and the others.</summary>
    public static int[] Flattened(OnnxNode node, IReadOnlyList<int> shape)
    {
        long given = node.Integer("axis", 1);
        int axis = given == shape.Count ? shape.Count : OnnxGraph.Axis(node, given, shape.Count);
        return [(int)Length([.. shape.Take(axis)]), (int)Length([.. shape.Skip(axis)])];
    }

    /// <summary>Squeeze: without some axes of size 1, or without all of them.</summary>
    public static int[] Squeezed(OnnxNode node, IReadOnlyList<int> shape, long[]? axes)
    {
        int[] gone = axes is null ? [.. Enumerable.Range(0, shape.Count).Where(d => shape[d] == 1)] : [.. axes.Select(a => OnnxGraph.Axis(node, a, shape.Count))];
        return gone.All(d => shape[d] == 1)
            ? [.. shape.Where((_, d) => !gone.Contains(d))]
            : throw node.Invalid($"expected axes of size 1, got axes {string.Join(',', gone)} of [{string.Join(',', shape)}]; export the model again");
    }

    /// <summary>Unsqueeze: with axes of size 1 between the others.</summary>
    public static int[] Unsqueezed(OnnxNode node, IReadOnlyList<int> shape, long[] axes)
    {
        int rank = shape.Count + axes.Length;
        if (rank > ImportLimits.MostAxes)
            throw node.Invalid($"expected at most {ImportLimits.MostAxes} dimensions, got {rank}; use fewer");
        int[] added = [.. axes.Select(a => OnnxGraph.Axis(node, a, rank))];
        if (added.Distinct().Count() != added.Length)
            throw node.Invalid($"expected axes that differ, got {string.Join(',', added)}; export the model again");
        var old = new Queue<int>(shape);
        return [.. Enumerable.Range(0, rank).Select(d => added.Contains(d) ? 1 : old.Dequeue())];
    }

    private static long Length(IReadOnlyList<int> shape) => shape.Aggregate(1L, (product, d) => Math.Min(product * d, long.MaxValue / int.MaxValue));
}
