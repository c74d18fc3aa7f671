using System;
using System.IO;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>Reads a float ONNX model (opset 7 or later), or one with QuantizeLinear and DequantizeLinear, as a network in NHWC, without transposes that no layer needs.</summary>
public static class OnnxImporter
{
    private static readonly int[][] OutputOrders = [[0, 1, 2, 3], [0, 2, 3, 1]];

    /// <summary>Node types that are read.</summary>
    public static string Supported => NodeReaders.Supported;

    /// <summary>Reads a model.</summary>
    /// <param name="stream">The file.</param>
    /// <returns>The network, as the file has it: nothing is folded or fused yet. A picture goes in and comes out as NHWC, whichever the file says.</returns>
    /// <exception cref="QuantizeException">The file is damaged, or has a node that is not supported; the message names it.</exception>
    public static FloatGraph Import(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OnnxFile file = OnnxFile.Read(stream);
        var graph = new OnnxGraph(file.Graph, file.Opset, file.Bytes);
        (string name, OnnxValue input) = new OnnxInput(file).Read(graph.Constants);
        graph.Limits.Count(input.Tensor);
        graph.Set(name, input);
        foreach (OnnxNode node in file.Nodes)
            NodeReaders.Read(graph, node);
        FloatTensor output = Output(graph, file);
        if (graph.Operators.Count == 0)
            throw new QuantizeException("The ONNX model: expected at least one layer between input and output, got none; export the model again.");
        return new FloatGraph(file.Graph.Name.Length > 0 ? file.Graph.Name : "main", input.Tensor, output, graph.Operators)
        {
            Quantization = graph.Quantizers.Prescribed,
            Notes = graph.Notes,
        };
    }

    private static FloatTensor Output(OnnxGraph graph, OnnxFile file)
    {
        string name = file.Graph.Output[0].Name;
        OnnxValue value = graph.Find(name) ?? throw new QuantizeException(
            $"The ONNX model: expected its output '{name}' to be computed by a node, found none; export the model again.");
        if (value.Integers is not null)
            throw new QuantizeException($"The ONNX model: expected real numbers as its output '{name}', got quantised ones; end with DequantizeLinear.");
        // A picture stays as it is: its channels are last, wherever the file has them.
        if (value.Shape.Count == 4 && OutputOrders.Any(order => value.Axes.IsInOrder(order) && value.Tensor.Shape.SequenceEqual(order.Select(axis => value.Shape[axis]))))
            return value.Tensor;
        int last = file.Nodes.Count - 1;
        return graph.Arrangement.InOrder(file.Nodes[last], value, [.. Enumerable.Range(0, value.Shape.Count)]);
    }
}
