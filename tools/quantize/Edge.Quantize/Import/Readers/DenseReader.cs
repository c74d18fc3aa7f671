using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Gemm and MatMul by constant weights.</summary>
internal static class DenseReader
{
    /// <summary>Gemm: weights [N, K] with transB = 1, or [K, N]; alpha and beta go into weights and biases.</summary>
    public static void Gemm(OnnxGraph graph, OnnxNode node)
    {
        node.Require("transA", 0, 0);
        OnnxValue value = graph.Value(node, 0);
        float alpha = node.Real("alpha", 1), beta = node.Real("beta", 1);
        if (!float.IsFinite(alpha) || !float.IsFinite(beta))
            throw node.Invalid($"expected finite alpha and beta, got {alpha} and {beta}; export the model again");
        Dense(graph, node, value, node.Integer("transB", 0) != 0, alpha, beta);
    }

    /// <summary>MatMul: weights [K, N].</summary>
    public static void MatMul(OnnxGraph graph, OnnxNode node)
    {
        if (!graph.IsConstant(node, 1) && graph.Find(node.Inputs.ElementAtOrDefault(1) ?? "") is not null)
            throw node.Invalid("expected a constant as its second input, got a computed tensor; attention and other products of activations are not supported, use convolutions");
        OnnxValue value = graph.Value(node, 0);
        Dense(graph, node, value, isTransposed: false, 1, 1);
    }

    private static void Dense(OnnxGraph graph, OnnxNode node, OnnxValue value, bool isTransposed, float alpha, float beta)
    {
        TensorProto tensor = graph.Constant(node, 1);
        int[] shape = OnnxInitializer.Shape(tensor);
        int depth = value.Shape.Count > 0 ? value.Shape[^1] : 1;
        if (value.Shape.Count < 2 || (node.Type == "Gemm" && value.Shape.Count != 2) || shape.Length != 2 || shape[isTransposed ? 1 : 0] != depth || shape[isTransposed ? 0 : 1] < 1)
            throw node.Invalid($"expected weights for {depth} inputs of [N, inputs], got [{string.Join(',', shape)}] for {value}; put Flatten before the layer");
        int outputs = shape[isTransposed ? 0 : 1], rows = value.Tensor.Length / depth;
        graph.Limits.Count(node, (long)outputs * depth, (long)outputs * depth * rows);
        // One row may lie in any order: its weights follow it. Several rows need their elements side by side.
        FloatTensor input = rows == 1 ? graph.Arrangement.Vector(node, value) : Rows(graph, node, value);
        int[]? places = rows == 1 ? value.Axes.Places() : null;
        float[] values = OnnxInitializer.Floats(tensor), weights = new float[values.Length];
        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < depth; i++)
                weights[o * depth + (places?[i] ?? i)] = alpha * (isTransposed ? values[o * depth + i] : values[i * outputs + o]);
        float[] bias = ConvolutionReader.Bias(graph, node, outputs, beta);
        WeightQuantization? quantization = alpha == 1 && beta == 1 ? graph.Prescribed(node, isTransposed ? 0 : 1, outputs) : null;
        int[] result = [.. value.Shape.SkipLast(1), outputs];
        if (rows == 1)
        {
            var output = new FloatTensor(node.Output, 1, outputs);
            graph.Add(node, new FloatDense(node.Name, input, output, weights, bias, FloatActivation.None) { Quantization = quantization }, AxisMap.InOrder(result));
            return;
        }
        // The same product at each place is a convolution of single cells.
        var picture = new FloatTensor(node.Output, [.. input.Shape.SkipLast(1), outputs]);
        var window = new FloatWindow(1, 1, 1, 1, 1, 1, Same: false);
        graph.Add(node, new FloatConv2D(node.Name, input, picture, window, 1, weights, bias, FloatActivation.None) { Quantization = quantization }, AxisMap.InOrder(result));
    }

    // A tensor of four dimensions with the value's axes in their order, the features last.
    private static FloatTensor Rows(OnnxGraph graph, OnnxNode node, OnnxValue value)
    {
        int[] shape = value.Shape.Count == 4 ? [.. value.Shape] : [1, 1, value.Tensor.Length / value.Shape[^1], value.Shape[^1]];
        AxisMap? axes = value.Axes.Reshaped(shape);
        if (axes is null)
            (value, axes) = (value with { Tensor = graph.Arrangement.InOrder(node, value, [.. Enumerable.Range(0, value.Shape.Count)]) }, AxisMap.InOrder(shape));
        return graph.Arrangement.InOrder(node, value with { Axes = axes }, [0, 1, 2, 3]);
    }
}
