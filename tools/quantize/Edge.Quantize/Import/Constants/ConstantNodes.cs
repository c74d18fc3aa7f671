using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Import.Constants;

/// <summary>Evaluates nodes all of whose inputs are constants: shapes as PyTorch computes them, weights that are transposed or reshaped before use.</summary>
internal static class ConstantNodes
{
    /// <summary>Reads a node whose inputs are constants; its output becomes one.</summary>
    /// <exception cref="QuantizeException">The node is of a type that is not evaluated, or not as its operator demands.</exception>
    public static void Read(OnnxGraph graph, OnnxNode node)
    {
        if (node.Type is "QuantizeLinear" or "DequantizeLinear")
        {
            graph.Quantizers.ReadConstant(node);
            return;
        }
        if (node.Type == "Constant")
        {
            graph.Constants[node.Output] = Constant(node);
            return;
        }
        if (node.Type is "Identity" or "Dropout" && graph.Constants.TryGetValue(node.Inputs[0], out TensorProto? same))
        {
            graph.Constants[node.Output] = same;
            graph.Quantizers.Move(node, constant => constant);
            return;
        }
        ConstantValue?[] inputs = [.. node.Inputs.Select((name, i) => name.Length == 0 ? null : Input(graph, node, i))];
        ConstantValue result = ConstantFunctions.Evaluate(node, inputs);
        graph.Constants[node.Output] = result.ToProto(node.Output);
        graph.Quantizers.Move(node, constant => Moved(node, constant, result.Shape));
    }

    private static ConstantValue Input(OnnxGraph graph, OnnxNode node, int input) => graph.Constants.TryGetValue(node.Inputs[input], out TensorProto? tensor)
        ? ConstantValue.Of(tensor)
        : throw node.Invalid($"expected DequantizeLinear behind the QuantizeLinear that gives input {input} ('{node.Inputs[input]}'), got none; export the model in the QDQ format");

    private static TensorProto Constant(OnnxNode node)
    {
        if (node.Tensor("value") is TensorProto tensor)
            return tensor.Name.Length > 0 ? tensor : new TensorProto(tensor) { Name = node.Output };
        if (node.Reals("value_floats") is float[] reals)
            return OnnxTensors.Of(node.Output, reals, reals.Length);
        if (node.List("value_ints") is long[] integers)
            return OnnxTensors.Of(node.Output, integers, integers.Length);
        if (node.Has("value_float"))
            return OnnxTensors.Of(node.Output, [node.Real("value_float", 0)]);
        if (node.Has("value_int"))
            return OnnxTensors.Of(node.Output, [node.Integer("value_int", 0)]);
        throw node.Invalid("expected a value of real numbers or integers, got another; export the model with dense constants");
    }

    // The integers behind a constant go the way of the constant, so that a Transpose behind DequantizeLinear loses no scale.
    private static QuantizedConstant? Moved(OnnxNode node, QuantizedConstant constant, int[] shape)
    {
        var values = new ConstantValue(constant.Shape, [.. constant.Values.Select(v => (double)v)], true);
        switch (node.Type)
        {
            case "Transpose":
                int[] order = ConstantFunctions.Permutation(node, constant.Shape.Length);
                return new QuantizedConstant([.. values.Transposed(order).Values.Select(v => (int)v)], shape, constant.Scales, constant.Scales.Length == 1 ? 0 : System.Array.IndexOf(order, constant.Axis));
            case "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze":
                if (constant.Scales.Length == 1)
                    return constant with { Shape = shape, Axis = 0 };
                // The scales' axis survives where as many elements stand before and behind it.
                int outer = Product(constant.Shape.Take(constant.Axis)), axis = Enumerable.Range(0, shape.Length)
                    .FirstOrDefault(d => shape[d] == constant.Shape[constant.Axis] && Product(shape.Take(d)) == outer, -1);
                return axis < 0 ? null : constant with { Shape = shape, Axis = axis };
            default:
                return null;
        }
    }

    private static int Product(IEnumerable<int> dims) => dims.Aggregate(1, (product, d) => product * d);
}
