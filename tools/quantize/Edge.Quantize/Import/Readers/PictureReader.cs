using System;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Pad and Resize of pictures.</summary>
internal static class PictureReader
{
    private const int MostPads = 1 << 15;
    // Cells of an axis whose source is looked at; modes that differ do so before.
    private const int MostChecked = 1 << 16;

    /// <summary>Pad by a constant: pads and value as attributes or inputs.</summary>
    public static void Pad(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.Value(node, 0);
        int rank = value.Shape.Count;
        if (node.Text("mode", "constant") is var mode && mode != "constant")
            throw node.Invalid($"expected mode constant, got {mode}; pad by a constant, or in a Conv");
        long[] given = graph.Integers(node, "pads", 1) ?? throw node.Invalid("expected pads, got none; export the model again");
        int[] axes = graph.OptionalConstant(node, 3) is TensorProto which
            ? [.. OnnxInitializer.Integers(which).Select(a => OnnxGraph.Axis(node, a, rank))]
            : [.. Enumerable.Range(0, rank)];
        if (given.Length != 2 * axes.Length || given.Any(p => p is < 0 or > MostPads))
            throw node.Invalid($"expected {2 * axes.Length} pads of 0 to {MostPads}, got [{string.Join(',', given.Take(16))}]; crop and pad in a layer before");
        float fill = graph.OptionalConstant(node, 2) is TensorProto constant ? ActivationReader.Scalar(node, constant) : node.Real("value", 0);
        if (!float.IsFinite(fill))
            throw node.Invalid($"expected a finite value to pad with, got {fill}; pad in the pool itself");
        int[] before = new int[rank], after = new int[rank];
        for (int i = 0; i < axes.Length; i++)
            (before[axes[i]], after[axes[i]]) = ((int)given[i], (int)given[i + axes.Length]);
        if (before.Concat(after).All(p => p == 0))
        {
            graph.Set(node.Output, value);
            return;
        }
        // Rows of numbers are padded as pictures that are one row or one column large.
        int[] shape = rank == 4 ? [.. value.Shape] : rank < 4 ? [.. value.Shape, .. Enumerable.Repeat(1, 4 - rank)] : throw node.Invalid($"expected at most four dimensions, got {value}; pad before Reshape");
        OnnxValue picture = rank == 4 ? value : value with { Axes = value.Axes.Reshaped(shape)! };
        int[] order = CommonOrder.Of(picture) ?? (rank == 4 ? [0, 2, 3, 1] : [0, 1, 2, 3]);
        if (shape[order[0]] != 1 || before[order[0]] + after[order[0]] != 0)
            throw node.Invalid("expected no pads along the batch, got some; pad pictures only");
        FloatTensor input = graph.Arrangement.InOrder(node, picture, order);
        int Of(int[] pads, int axis) => axis < rank ? pads[axis] : 0;
        int[] padded = [.. shape.Select((size, axis) => size + Of(before, axis) + Of(after, axis))];
        var output = new FloatTensor(node.Output, [.. order.Select(axis => padded[axis])]);
        AxisMap map = AxisMap.Of(padded, order);
        graph.Add(node, new FloatPad(node.Name, input, output, [.. order.Select(axis => Of(before, axis))], fill), rank == 4 ? map : map.Reshaped([.. padded.Take(rank)])!);
    }

    /// <summary>Resize and Upsample: whole factors, nearest.</summary>
    public static void Resize(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.Value(node, 0);
        if (node.Text("mode", "nearest") is var mode && mode != "nearest")
            throw node.Invalid($"expected mode nearest, got {mode}; resize by nearest and a whole factor");
        if (value.Shape.Count != 4)
            throw node.Invalid($"expected a picture [1 x channels x height x width], got {value}; put the layer before Flatten");
        double[] scales = Scales(graph, node, value);
        int[] factors = [.. scales.Select(s => s is >= 1 and <= 1 << 10 && s == Math.Floor(s) ? (int)s : 0)];
        if (factors[0] != 1 || factors.Contains(0))
            throw node.Invalid($"expected whole factors of 1 to 1024, got [{string.Join(',', scales.Select(s => (float)s))}]; resize by a whole factor");
        for (int axis = 1; axis < 4; axis++)
            for (int i = 0; i < Math.Min((long)factors[axis] * value.Shape[axis], MostChecked); i++)
                if (Nearest(node, i, factors[axis], value.Shape[axis]) != i / factors[axis])
                    throw node.Invalid($"expected each cell to be repeated {factors[axis]} times, got coordinates that do otherwise; export with asymmetric coordinates and nearest_mode floor");
        int[] order = CommonOrder.Of(value) is int[] own && factors[own[3]] == 1 && own[0] == 0 && value.Shape[0] == 1 ? own : [0, 2, 3, 1];
        if (factors[order[3]] != 1 || value.Shape[0] != 1)
            throw node.Invalid("expected height and width to be resized, got channels; resize pictures only");
        FloatTensor input = graph.Arrangement.InOrder(node, value, order);
        int[] shape = [.. value.Shape.Select((size, axis) => checked(size * factors[axis]))];
        graph.Add(node, new FloatResize(node.Name, input, new FloatTensor(node.Output, [.. order.Select(axis => shape[axis])])), AxisMap.Of(shape, order));
    }

    // Resize has inputs roi, scales and sizes from operator set 11 on; before it, and in Upsample, scales alone.
    private static double[] Scales(OnnxGraph graph, OnnxNode node, OnnxValue value)
    {
        int input = node.Type == "Resize" && graph.Opset >= 11 ? 2 : 1;
        double[]? scales = node.Reals("scales")?.Select(s => (double)s).ToArray();
        if (scales is null && graph.OptionalConstant(node, input) is TensorProto tensor && OnnxInitializer.Floats(tensor) is { Length: > 0 } given)
            scales = [.. given.Select(s => (double)s)];
        if (scales is null && graph.OptionalConstant(node, 3) is TensorProto sizes)
            scales = [.. OnnxInitializer.Integers(sizes).Select((size, axis) => (double)size / value.Shape[Math.Min(axis, 3)])];
        return scales?.Length == 4 ? scales : throw node.Invalid($"expected a scale for each of four dimensions, got {scales?.Length ?? 0}; export with constant scales");
    }

    // The cell that an output takes, in words of the specification.
    private static int Nearest(OnnxNode node, int at, int factor, int size)
    {
        string mode = node.Type == "Upsample" ? "asymmetric" : node.Text("coordinate_transformation_mode", "half_pixel");
        double position = mode switch
        {
            "asymmetric" => (double)at / factor,
            "half_pixel" or "tf_half_pixel_for_nn" => (at + 0.5) / factor - (mode == "half_pixel" ? 0.5 : 0),
            "pytorch_half_pixel" => size * factor > 1 ? (at + 0.5) / factor - 0.5 : 0,
            "align_corners" => size * factor > 1 ? (double)at * (size - 1) / (size * factor - 1) : 0,
            _ => -1,
        };
        double nearest = (node.Type == "Upsample" ? "floor" : node.Text("nearest_mode", "round_prefer_floor")) switch
        {
            "floor" => Math.Floor(position),
            "ceil" => Math.Ceiling(position),
            "round_prefer_ceil" => Math.Floor(position + 0.5),
            _ => Math.Ceiling(position - 0.5),
        };
        return (int)Math.Clamp(nearest, 0, size - 1);
    }
}
