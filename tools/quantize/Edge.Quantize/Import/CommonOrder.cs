using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Import;

/// <summary>An order of dimensions in which several values can meet.</summary>
internal static class CommonOrder
{
    /// <summary>The axis that each dimension of a value's tensor is; null where they do not match one to one.</summary>
    public static int[]? Of(OnnxValue value)
    {
        if (value.Axes.DimensionsIn(value.Tensor.Shape) is not int[] dimensions)
            return null;
        var order = new int[dimensions.Length];
        for (int axis = 0; axis < order.Length; axis++)
            order[dimensions[axis]] = axis;
        return order;
    }

    /// <summary>Channels last for pictures, else the value's own order.</summary>
    public static int[] Standard(OnnxValue value) => value.Shape.Count == 4 ? [0, 2, 3, 1] : [.. Enumerable.Range(0, value.Shape.Count)];

    /// <summary>The order of the most elements.</summary>
    public static int[] Of(IReadOnlyList<OnnxValue> values) => values
        .Select(v => (Order: Of(v), v.Tensor.Length)).Where(p => p.Order is not null)
        .GroupBy(p => string.Join(',', p.Order!)).OrderByDescending(g => g.Sum(p => (long)p.Length)).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.First().Order ?? Standard(values[0]);
}
