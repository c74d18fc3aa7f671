using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Import;

/// <summary>How the axes of an ONNX value lie in the tensor that holds it. Transposing and reshaping a value mostly changes this map and no tensor.</summary>
/// <remarks>
/// The tensor's elements, in its row-major order, are split into factors (every one above 1); each axis of the value is an ordered list of factors, the
/// slowest first. NCHW in an NHWC tensor: factors [H, W, C], axes [], [2], [0], [1]. Flattened it is the one axis [2, 0, 1] behind the batch.
/// </remarks>
internal sealed class AxisMap
{
    private readonly int[] _factors;
    private readonly int[][] _axes;

    private AxisMap(int[] factors, int[][] axes)
    {
        _factors = factors;
        _axes = axes;
        Shape = [.. axes.Select(axis => axis.Aggregate(1, (size, f) => size * factors[f]))];
    }

    /// <summary>Sizes of the factors in the tensor's order.</summary>
    public IReadOnlyList<int> Factors => _factors;

    /// <summary>The value's dimensions, in ONNX's order.</summary>
    public int[] Shape { get; }

    /// <summary>Elements.</summary>
    public int Length => _factors.Aggregate(1, (length, f) => length * f);

    /// <summary>The map of a tensor whose dimensions are the value's axes in some order.</summary>
    /// <param name="shape">The value's dimensions.</param>
    /// <param name="order">The axis that each dimension of the tensor is.</param>
    public static AxisMap Of(IReadOnlyList<int> shape, IReadOnlyList<int> order)
    {
        var factors = new List<int>();
        int[][] axes = [.. shape.Select(_ => Array.Empty<int>())];
        foreach (int axis in order)
            if (shape[axis] > 1)
            {
                axes[axis] = [factors.Count];
                factors.Add(shape[axis]);
            }
        return new AxisMap([.. factors], axes);
    }

    /// <summary>The map of a tensor whose dimensions are the value's axes in their order.</summary>
    public static AxisMap InOrder(IReadOnlyList<int> shape) => Of(shape, [.. Enumerable.Range(0, shape.Count)]);

    /// <summary>The value with its axes in another order.</summary>
    public AxisMap Transposed(IReadOnlyList<int> permutation) => new(_factors, [.. permutation.Select(axis => _axes[axis])]);

    /// <summary>The value's elements, in ONNX's order, under another shape of as many; null where the tensor's order does not allow it.</summary>
    public AxisMap? Reshaped(IReadOnlyList<int> shape)
    {
        List<(int First, int Size)> runs = Runs([.. _axes.SelectMany(a => a)]);
        var pieces = new List<(int Run, int Size, int Axis)>();
        int run = 0, left = runs.Count > 0 ? runs[0].Size : 1;
        for (int axis = 0; axis < shape.Count; axis++)
            for (int missing = shape[axis]; missing > 1;)
            {
                if (left == 1 && run < runs.Count - 1)
                    left = runs[++run].Size;
                int size = missing % left == 0 ? left : left % missing == 0 ? missing : 0;
                // Neither divides the other, or elements are missing.
                if (size <= 1)
                    return null;
                pieces.Add((run, size, axis));
                missing /= size;
                left /= size;
            }
        // Each run is split in place: its pieces follow each other in the tensor as they do in the value.
        int[] places = [.. Enumerable.Range(0, pieces.Count).OrderBy(i => runs[pieces[i].Run].First).ThenBy(i => i)];
        int[] factors = [.. places.Select(i => pieces[i].Size)];
        List<int>[] axes = [.. shape.Select(_ => new List<int>())];
        for (int i = 0; i < pieces.Count; i++)
            axes[pieces[i].Axis].Add(Array.IndexOf(places, i));
        return new AxisMap(factors, [.. axes.Select(a => a.ToArray())]).Merged();
    }

    /// <summary>True where a tensor with the axes in this order has its elements as they stand.</summary>
    public bool IsInOrder(IReadOnlyList<int> order) => order.SelectMany(axis => _axes[axis]).Select((f, i) => f == i).All(same => same);

    /// <summary>What brings the axes into an order: the tensor seen with few dimensions, and their permutation.</summary>
    /// <param name="order">Axes, each once.</param>
    public (int[] Shape, int[] Permutation) TransposeTo(IReadOnlyList<int> order)
    {
        List<(int First, int Size)> runs = Runs([.. order.SelectMany(axis => _axes[axis])]);
        int[] places = [.. Enumerable.Range(0, runs.Count).OrderBy(i => runs[i].First)];
        return ([.. places.Select(i => runs[i].Size)], [.. runs.Select((_, i) => Array.IndexOf(places, i))]);
    }

    /// <summary>For each axis the tensor's dimension that it is; null where axes and dimensions do not match one to one.</summary>
    /// <param name="tensor">The tensor's dimensions.</param>
    /// <remarks>Axes of size 1 take the dimensions of size 1 that are left, in their order.</remarks>
    public int[]? DimensionsIn(IReadOnlyList<int> tensor)
    {
        if (tensor.Count != _axes.Length)
            return null;
        int[] result = [.. Enumerable.Repeat(-1, _axes.Length)];
        int factor = 0;
        for (int d = 0; d < tensor.Count; d++)
        {
            if (tensor[d] == 1)
                continue;
            int axis = Array.FindIndex(_axes, a => a.Length > 0 && a[0] == factor);
            if (axis < 0 || Shape[axis] != tensor[d] || _axes[axis].Where((f, i) => f != factor + i).Any())
                return null;
            result[axis] = d;
            factor += _axes[axis].Length;
        }
        int[] free = [.. Enumerable.Range(0, tensor.Count).Where(d => tensor[d] == 1)];
        for (int axis = 0, next = 0; axis < result.Length; axis++)
            if (result[axis] < 0)
                result[axis] = free[next++];
        return result;
    }

    /// <summary>True where two values lie alike in their tensors.</summary>
    public bool IsLike(AxisMap other) => _factors.SequenceEqual(other._factors) && _axes.Length == other._axes.Length && _axes.Zip(other._axes).All(p => p.First.SequenceEqual(p.Second));

    /// <summary>The place in the tensor of each element, by its place in the value.</summary>
    public int[] Places()
    {
        int[] order = [.. _axes.SelectMany(a => a)], steps = Steps();
        var places = new int[Length];
        for (int i = 0; i < places.Length; i++)
            for (int k = order.Length - 1, rest = i; rest > 0; k--)
            {
                places[i] += rest % _factors[order[k]] * steps[order[k]];
                rest /= _factors[order[k]];
            }
        return places;
    }

    /// <summary>For each factor what one step along it adds to the index of a constant that is broadcast to the value.</summary>
    /// <param name="axisSteps">For each axis what one step along it adds.</param>
    public int[] FactorSteps(IReadOnlyList<int> axisSteps)
    {
        var result = new int[_factors.Length];
        for (int axis = 0; axis < _axes.Length; axis++)
            for (int i = _axes[axis].Length - 1, inner = 1; i >= 0; i--)
            {
                result[_axes[axis][i]] = inner * axisSteps[axis];
                inner *= _factors[_axes[axis][i]];
            }
        return result;
    }

    private int[] Steps()
    {
        var steps = new int[_factors.Length];
        for (int f = _factors.Length - 1, step = 1; f >= 0; f--)
        {
            steps[f] = step;
            step *= _factors[f];
        }
        return steps;
    }

    // Factors that follow each other both in the tensor and in an axis become one, so that equal maps look equal.
    private AxisMap Merged()
    {
        List<(int First, int Size)>[] runs = [.. _axes.Select(a => Runs(a))];
        int[] firsts = [.. runs.SelectMany(r => r).Select(r => r.First).Order()];
        var factors = new int[firsts.Length];
        int[][] axes = [.. runs.Select(r => r.Select(one => Array.BinarySearch(firsts, one.First)).ToArray())];
        foreach ((List<(int First, int Size)> axis, int[] ids) in runs.Zip(axes))
            for (int i = 0; i < ids.Length; i++)
                factors[ids[i]] = axis[i].Size;
        return new AxisMap(factors, axes);
    }

    private List<(int First, int Size)> Runs(int[] order)
    {
        var runs = new List<(int First, int Size)>();
        for (int i = 0; i < order.Length; i++)
            if (i > 0 && order[i] == order[i - 1] + 1)
                runs[^1] = (runs[^1].First, runs[^1].Size * _factors[order[i]]);
            else
                runs.Add((order[i], _factors[order[i]]));
        return runs;
    }
}
