using System;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Functions of single values, and Softmax.</summary>
internal static class ActivationReader
{
    /// <summary>Relu.</summary>
    public static void Relu(OnnxGraph graph, OnnxNode node) =>
        Each(graph, node, 0, (input, output) => new FloatRelu(node.Name, input, output, FloatActivation.Relu));

    /// <summary>Clip by attributes or constants.</summary>
    public static void Clip(OnnxGraph graph, OnnxNode node)
    {
        if (graph.RealOrInteger(node, 0).Integers is not null)
        {
            graph.Set(node.Output, OnnxQuantizers.Limit(node, graph.RealOrInteger(node, 0), graph.OptionalConstant(node, 1), graph.OptionalConstant(node, 2)));
            return;
        }
        TensorProto? min = graph.OptionalConstant(node, 1), max = graph.OptionalConstant(node, 2);
        Limit(graph, node, 0, min is null ? node.Real("min", float.NegativeInfinity) : Scalar(node, min), max is null ? node.Real("max", float.PositiveInfinity) : Scalar(node, max));
    }

    /// <summary>Min and Max of a tensor and a number.</summary>
    public static void Extremum(OnnxGraph graph, OnnxNode node)
    {
        int constant = graph.IsConstant(node, 0) ? 0 : 1;
        if (node.Inputs.Count != 2 || !graph.IsConstant(node, constant))
            throw node.Invalid("expected a tensor and a constant, got other inputs; use Relu or Clip");
        float limit = Scalar(node, graph.Constant(node, constant));
        Limit(graph, node, 1 - constant, node.Type == "Max" ? limit : float.NegativeInfinity, node.Type == "Max" ? float.PositiveInfinity : limit);
    }

    /// <summary>LeakyRelu.</summary>
    public static void LeakyRelu(OnnxGraph graph, OnnxNode node) => Leaky(graph, node, node.Real("alpha", 0.01f));

    /// <summary>PRelu with one slope for all channels.</summary>
    public static void PRelu(OnnxGraph graph, OnnxNode node)
    {
        float[] slopes = OnnxInitializer.Floats(graph.Constant(node, 1));
        if (slopes.Length == 0 || slopes.Any(s => s != slopes[0]))
            throw node.Invalid($"expected one slope for all channels, got {slopes.Length} different ones; use LeakyRelu, or PReLU with num_parameters=1, and train again");
        Leaky(graph, node, slopes[0]);
    }

    /// <summary>Sigmoid.</summary>
    public static void Sigmoid(OnnxGraph graph, OnnxNode node) => Function(graph, node, FunctionKind.Sigmoid);

    /// <summary>Tanh.</summary>
    public static void Tanh(OnnxGraph graph, OnnxNode node) => Function(graph, node, FunctionKind.Tanh);

    /// <summary>HardSwish.</summary>
    public static void HardSwish(OnnxGraph graph, OnnxNode node) => Function(graph, node, FunctionKind.HardSwish);

    /// <summary>HardSigmoid: a normalisation and a clip to [0, 1].</summary>
    public static void HardSigmoid(OnnxGraph graph, OnnxNode node)
    {
        float alpha = node.Real("alpha", 0.2f), beta = node.Real("beta", 0.5f);
        if (!float.IsFinite(alpha) || !float.IsFinite(beta))
            throw node.Invalid($"expected finite alpha and beta, got {alpha} and {beta}; export the model again");
        OnnxValue value = graph.Value(node, 0);
        int channels = value.Tensor.Shape[^1];
        graph.Limits.CountExpanded(node, channels);
        var line = new FloatTensor(node.Name + "/line", [.. value.Tensor.Shape]);
        graph.Add(new FloatBatchNormalization(node.Name + "/line", value.Tensor, line, [.. Enumerable.Repeat(alpha, channels)], [.. Enumerable.Repeat(beta, channels)]));
        graph.Add(node, new FloatClip(node.Name, line, new FloatTensor(node.Output, [.. line.Shape]), 0, 1), value.Axes);
    }

    /// <summary>Softmax and LogSoftmax over one axis, or over all of a row.</summary>
    public static void Softmax(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.Value(node, 0);
        int rank = value.Shape.Count;
        int axis = OnnxGraph.Axis(node, node.Integer("axis", graph.Opset < 13 ? 1 : -1), rank);
        int classes = graph.Opset < 13 ? value.Shape.Skip(axis).Aggregate(1, (product, d) => product * d) : value.Shape[axis];
        FloatTensor? input = null;
        AxisMap axes = value.Axes;
        if (classes == value.Tensor.Length)
            input = graph.Arrangement.Vector(node, value);
        else if (graph.Opset >= 13 || axis == rank - 1)
        {
            int[] order = [.. Enumerable.Range(0, rank).Where(a => a != axis), axis];
            input = graph.Arrangement.InOrder(node, value, order);
            axes = AxisMap.Of(value.Shape, order);
        }
        if (input is null)
            throw node.Invalid($"expected axis {rank - 1} of {value}, got axis {axis}, which stands for several before operator set 13; export with a newer one");
        if (node.Type == "LogSoftmax" && node.Output != graph.Output)
            throw node.Invalid("expected it at the end of the network, got it before other nodes; end with it, or use Softmax");
        if (node.Type == "LogSoftmax")
            graph.Notes.Add($"Node LogSoftmax '{node.Name}' became Softmax: int8 gives probabilities, of which the source gives the logarithms.");
        graph.Add(node, new FloatSoftmax(node.Name, input, new FloatTensor(node.Output, [.. input.Shape])), axes);
    }

    /// <summary>The only number of a constant.</summary>
    public static float Scalar(OnnxNode node, TensorProto tensor)
    {
        float[] values = OnnxInitializer.Floats(tensor, allowsInfinity: true);
        return values.Length == 1 ? values[0] : throw node.Invalid($"expected '{tensor.Name}' to be one number, got {values.Length}; export the model again");
    }

    private static void Leaky(OnnxGraph graph, OnnxNode node, float slope)
    {
        if (!(Math.Abs(slope) <= 1024))
            throw node.Invalid($"expected a slope of at most 1024, got {slope}; train the model again");
        Each(graph, node, 0, (input, output) => new FloatFunction(node.Name, input, output, FunctionKind.LeakyRelu, slope));
    }

    private static void Function(OnnxGraph graph, OnnxNode node, FunctionKind kind) =>
        Each(graph, node, 0, (input, output) => new FloatFunction(node.Name, input, output, kind));

    private static void Limit(OnnxGraph graph, OnnxNode node, int input, float low, float high)
    {
        if (!(low <= high))
            throw node.Invalid($"expected a range from a smaller to a larger number, got [{low}, {high}]; export the model again");
        // The largest numbers that single precision has stand for no limit.
        low = low <= float.MinValue ? float.NegativeInfinity : low;
        high = high >= float.MaxValue ? float.PositiveInfinity : high;
        if (float.IsInfinity(low) && float.IsInfinity(high))
        {
            graph.Set(node.Output, graph.Value(node, input));
            return;
        }
        FloatActivation? fused = (low, high) switch
        {
            (0, float.PositiveInfinity) => FloatActivation.Relu,
            (0, 6) => FloatActivation.Relu6,
            (-1, 1) => FloatActivation.ReluN1To1,
            _ => null,
        };
        Each(graph, node, input, (source, output) => fused is FloatActivation activation
            ? new FloatRelu(node.Name, source, output, activation)
            : new FloatClip(node.Name, source, output, low, high));
    }

    private static void Each(OnnxGraph graph, OnnxNode node, int input, Func<FloatTensor, FloatTensor, FloatOperator> step)
    {
        OnnxValue value = graph.Value(node, input);
        graph.Add(node, step(value.Tensor, new FloatTensor(node.Output, [.. value.Tensor.Shape])), value.Axes);
    }
}
