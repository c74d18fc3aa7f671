using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Import.Constants;
using Edge.Quantize.Import.Readers;

namespace Edge.Quantize.Import;

/// <summary>The reader of each node type.</summary>
internal static class NodeReaders
{
    private static readonly SortedDictionary<string, Action<OnnxGraph, OnnxNode>> ByType = new(StringComparer.Ordinal)
    {
        ["Add"] = ArithmeticReader.Add,
        ["AveragePool"] = PoolReader.Average,
        ["BatchNormalization"] = ArithmeticReader.BatchNormalization,
        ["Cast"] = ViewReader.Cast,
        ["Clip"] = ActivationReader.Clip,
        ["Concat"] = JoinReader.Concat,
        ["Conv"] = ConvolutionReader.Conv,
        ["DequantizeLinear"] = (graph, node) => graph.Set(node.Output, graph.Quantizers.Dequantize(graph, node, graph.RealOrInteger(node, 0))),
        ["Div"] = ArithmeticReader.Div,
        ["Dropout"] = ViewReader.Identity,
        ["Flatten"] = ViewReader.Flatten,
        ["Gemm"] = DenseReader.Gemm,
        ["GlobalAveragePool"] = PoolReader.Global,
        ["GlobalMaxPool"] = PoolReader.Global,
        ["HardSigmoid"] = ActivationReader.HardSigmoid,
        ["HardSwish"] = ActivationReader.HardSwish,
        ["Identity"] = ViewReader.Identity,
        ["LeakyRelu"] = ActivationReader.LeakyRelu,
        ["LogSoftmax"] = ActivationReader.Softmax,
        ["MatMul"] = DenseReader.MatMul,
        ["Max"] = ActivationReader.Extremum,
        ["MaxPool"] = PoolReader.Max,
        ["Min"] = ActivationReader.Extremum,
        ["Mul"] = ArithmeticReader.Mul,
        ["Neg"] = ArithmeticReader.Neg,
        ["PRelu"] = ActivationReader.PRelu,
        ["Pad"] = PictureReader.Pad,
        ["QuantizeLinear"] = (graph, node) => graph.Set(node.Output, graph.Quantizers.Quantize(node, graph.Value(node, 0))),
        ["ReduceMax"] = PoolReader.Reduce,
        ["ReduceMean"] = PoolReader.Reduce,
        ["Relu"] = ActivationReader.Relu,
        ["Reshape"] = ViewReader.Reshape,
        ["Resize"] = PictureReader.Resize,
        ["Shape"] = ViewReader.Shape,
        ["Sigmoid"] = ActivationReader.Sigmoid,
        ["Softmax"] = ActivationReader.Softmax,
        ["Squeeze"] = ViewReader.Squeeze,
        ["Sub"] = ArithmeticReader.Sub,
        ["Tanh"] = ActivationReader.Tanh,
        ["Transpose"] = ViewReader.Transpose,
        ["Unsqueeze"] = ViewReader.Unsqueeze,
        ["Upsample"] = PictureReader.Resize,
    };

    /// <summary>The types, in the order of their names.</summary>
    public static string Supported { get; } = string.Join(", ", ByType.Keys);

    /// <summary>Reads a node: a step of the network, another view of a value, or a constant.</summary>
    /// <exception cref="QuantizeException">It is not supported, or not as its operator demands; the message names it.</exception>
    public static void Read(OnnxGraph graph, OnnxNode node)
    {
        if (node.Output.Length == 0 || (node.Inputs.Count == 0 && node.Type != "Constant"))
            throw node.Invalid("expected at least one input and one output, got none; export the model again");
        if (node.Inputs.All(name => name.Length == 0 || graph.Constants.ContainsKey(name) || graph.Quantizers.IsConstant(name)))
            ConstantNodes.Read(graph, node);
        else if (ByType.TryGetValue(node.Type, out Action<OnnxGraph, OnnxNode>? read))
            read(graph, node);
        else
            throw node.Invalid($"expected one of {Supported}, got {node.Type}; {UnsupportedNodes.Advice(node.Type)}");
    }
}
