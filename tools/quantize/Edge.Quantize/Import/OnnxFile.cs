using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Onnx.Proto;
using Google.Protobuf;

namespace Edge.Quantize.Import;

/// <summary>The parsed file: its graph with the nodes in an order in which each follows what it reads, and without those that nothing reads.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Nodes">The nodes that lead to the output.</param>
/// <param name="Opset">Version of ONNX's own operators.</param>
/// <param name="Bytes">Length of the file.</param>
internal sealed record OnnxFile(GraphProto Graph, IReadOnlyList<OnnxNode> Nodes, long Opset, long Bytes)
{
    private const int LeastOpset = 7;

    /// <summary>Parses a file.</summary>
    /// <exception cref="QuantizeException">It is damaged or too large.</exception>
    public static OnnxFile Read(Stream stream)
    {
        ModelProto model;
        using var file = new MemoryStream();
        try
        {
            stream.CopyTo(file);
            ReadOnlySpan<byte> bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
            ProtobufFrame.Check(bytes, ModelProto.Descriptor);
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new QuantizeException($"The ONNX file: expected a protocol buffer, got something else ({e.Message.TrimEnd('.')}); export the model again.", e);
        }
        if (model.Graph is null || model.Graph.Node.Count == 0)
            throw new QuantizeException("The ONNX file: expected a graph with nodes, got none; export the model again.");
        if (model.Graph.Node.Count > ImportLimits.MostNodes)
            throw new QuantizeException($"The ONNX file: expected at most {ImportLimits.MostNodes} nodes, got {model.Graph.Node.Count}; use a smaller model.");
        long opset = model.OpsetImport.FirstOrDefault(o => o.Domain is "" or "ai.onnx")?.Version ?? LeastOpset;
        if (opset < LeastOpset)
            throw new QuantizeException($"The ONNX file: expected operator set {LeastOpset} or later, got {opset}; export the model with a newer one.");
        if (model.Graph.Output.Count != 1)
            throw new QuantizeException($"The ONNX model: expected one output, got {model.Graph.Output.Count}; export the one that holds the scores of the classes.");
        return new OnnxFile(model.Graph, Ordered(model.Graph), opset, file.Length);
    }

    // Depth first from the output, over a stack of its own; the nodes' own order is kept where it is one of execution.
    private static List<OnnxNode> Ordered(GraphProto graph)
    {
        var makers = new Dictionary<string, int>();
        OnnxNode[] nodes = [.. graph.Node.Select(n => new OnnxNode(n))];
        for (int i = 0; i < nodes.Length; i++)
            foreach (string name in nodes[i].Outputs)
                if (name.Length > 0 && !makers.TryAdd(name, i))
                    throw nodes[i].Invalid($"expected tensor '{name}' to be written once, got a second writer; export the model again");
        var reached = new bool[nodes.Length];
        var pending = new Stack<int>();
        void Reach(string name)
        {
            if (makers.TryGetValue(name, out int maker) && !reached[maker])
            {
                reached[maker] = true;
                pending.Push(maker);
            }
        }
        Reach(graph.Output[0].Name);
        while (pending.TryPop(out int next))
            foreach (string name in nodes[next].Inputs)
                Reach(name);

        var result = new List<OnnxNode>();
        var state = new byte[nodes.Length];
        for (int first = 0; first < nodes.Length; first++)
        {
            if (!reached[first] || state[first] != Unseen)
                continue;
            pending.Push(first);
            while (pending.TryPeek(out int node))
            {
                if (state[node] == Unseen)
                {
                    state[node] = Entered;
                    foreach (string name in nodes[node].Inputs.Reverse())
                        if (makers.TryGetValue(name, out int maker) && state[maker] != Done)
                            pending.Push(state[maker] == Unseen ? maker : throw nodes[node].Invalid($"expected a graph without cycles, got one through '{name}'; export the model again"));
                    continue;
                }
                pending.Pop();
                if (state[node] == Entered)
                {
                    state[node] = Done;
                    result.Add(nodes[node]);
                }
            }
        }
        return result;
    }

    private const byte Unseen = 0, Entered = 1, Done = 2;
}
