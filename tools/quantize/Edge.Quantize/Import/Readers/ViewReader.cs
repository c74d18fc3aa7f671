using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Import.Constants;

namespace Edge.Quantize.Import.Readers;

/// <summary>Nodes that give a value another shape, or none: no step comes of them before a layer needs one.</summary>
internal static class ViewReader
{
    /// <summary>Identity and Dropout.</summary>
    public static void Identity(OnnxGraph graph, OnnxNode node) => graph.Set(node.Output, graph.RealOrInteger(node, 0));

    /// <summary>Cast of single precision to itself, or of quantised values to the type that they have.</summary>
    public static void Cast(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.RealOrInteger(node, 0);
        TensorProto.Types.DataType own = value.Integers is null ? TensorProto.Types.DataType.Float : value.IsUnsigned ? TensorProto.Types.DataType.Uint8 : TensorProto.Types.DataType.Int8;
        node.Require("to", (long)own, (long)own);
        graph.Set(node.Output, value);
    }

    /// <summary>Shape: a constant, as every size is known.</summary>
    public static void Shape(OnnxGraph graph, OnnxNode node)
    {
        int[] shape = [.. graph.RealOrInteger(node, 0).Shape];
        int Limit(long axis) => (int)System.Math.Clamp(axis < 0 ? axis + shape.Length : axis, 0, shape.Length);
        int start = Limit(node.Integer("start", 0)), end = Limit(node.Integer("end", shape.Length));
        long[] sizes = [.. shape.Skip(start).Take(end - start).Select(d => (long)d)];
        graph.Constants[node.Output] = OnnxTensors.Of(node.Output, sizes, sizes.Length);
    }

    /// <summary>Transpose.</summary>
    public static void Transpose(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.RealOrInteger(node, 0);
        graph.Set(node.Output, value with { Axes = value.Axes.Transposed(ConstantFunctions.Permutation(node, value.Shape.Count)), View = (node.Name, node.Output) });
    }

    /// <summary>Flatten.</summary>
    public static void Flatten(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.RealOrInteger(node, 0);
        Set(graph, node, value, ShapeFunctions.Flattened(node, value.Shape));
    }

    /// <summary>Reshape by an input, or by an attribute as in operator sets before 5.</summary>
    public static void Reshape(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.RealOrInteger(node, 0);
        long[] target = graph.Integers(node, "shape", 1) ?? throw node.Invalid("expected a shape, got none; export the model again");
        Set(graph, node, value, ShapeFunctions.Reshaped(node, value.Shape, target));
    }

    /// <summary>Squeeze.</summary>
    public static void Squeeze(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.RealOrInteger(node, 0);
        Set(graph, node, value, ShapeFunctions.Squeezed(node, value.Shape, graph.Integers(node, "axes", 1)));
    }

    /// <summary>Unsqueeze.</summary>
    public static void Unsqueeze(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.RealOrInteger(node, 0);
        Set(graph, node, value, ShapeFunctions.Unsqueezed(node, value.Shape, graph.Integers(node, "axes", 1) ?? []));
    }

    private static void Set(OnnxGraph graph, OnnxNode node, OnnxValue value, IReadOnlyList<int> shape)
    {
        if (value.Axes.Reshaped(shape) is not AxisMap axes)
        {
            // The tensor's order does not allow it: bring it into the value's own first.
            int[] order = [.. Enumerable.Range(0, value.Shape.Count)];
            value = value with { Tensor = graph.Arrangement.InOrder(node, value with { View = null }, order), Axes = AxisMap.InOrder(value.Shape) };
            axes = value.Axes.Reshaped(shape) ?? throw node.Invalid($"expected a shape of as many elements as {value}, got [{string.Join('x', shape)}]; export the model again");
        }
        graph.Set(node.Output, value with { Axes = axes, View = (node.Name, node.Output) });
    }
}
