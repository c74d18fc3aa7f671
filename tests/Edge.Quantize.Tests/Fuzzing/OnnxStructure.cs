using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx.Proto;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Edge.Quantize.Tests.Fuzzing;

/// <summary>Changes a model where damaged bytes seldom reach: wiring, order, attributes, shapes, types, constants.</summary>
internal sealed partial class OnnxStructure(byte[][] originals)
{
    private static readonly string[] Types =
        [
            "Add", "Sub", "Mul", "Div", "AveragePool", "BatchNormalization", "Cast", "Clip", "Concat", "Constant", "ConstantOfShape", "Conv", "DequantizeLinear", "Dropout", "Expand", "Flatten",
            "Gather", "Gemm", "GlobalAveragePool", "GlobalMaxPool", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "LogSoftmax", "MatMul", "MaxPool", "PRelu", "Pad", "QuantizeLinear",
            "Range", "ReduceMean", "Relu", "Reshape", "Resize", "Shape", "Sigmoid", "Slice", "Softmax", "Squeeze", "Tanh", "Tile", "Transpose", "Unsqueeze", "If", "Loop", "LSTM", "Gelu", "",
        ];

    /// <summary>A changed file.</summary>
    public byte[] Mutate(Random random)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(originals[random.Next(originals.Length)]);
        for (int changes = random.Next(1, 5); changes > 0; changes--)
            Change(model, random);
        return model.ToByteArray();
    }

    private void Change(ModelProto model, Random random)
    {
        GraphProto graph = model.Graph;
        if (graph is null || graph.Node.Count == 0)
            return;
        NodeProto node = Pick(graph.Node, random);
        switch (random.Next(22))
        {
            case 0:
                Shuffle(graph.Node, random);
                break;
            case 1:
                graph.Node.Remove(node);
                break;
            case 2:
                graph.Node.Insert(random.Next(graph.Node.Count + 1), node.Clone());
                break;
            case 3:
                // What comes later is read: a cycle.
                if (node.Input.Count > 0)
                    node.Input[random.Next(node.Input.Count)] = AnyName(graph, random);
                break;
            case 4:
                if (node.Input.Count > 0)
                    node.Input.RemoveAt(random.Next(node.Input.Count));
                break;
            case 5:
                node.Input.Insert(random.Next(node.Input.Count + 1), random.Next(3) == 0 ? "" : AnyName(graph, random));
                break;
            case 6:
                if (node.Output.Count > 0)
                    node.Output[random.Next(node.Output.Count)] = AnyName(graph, random);
                break;
            case 7:
                node.Output.Add("more" + random.Next(3));
                break;
            case 8:
                node.OpType = random.Next(2) == 0 ? Pick(graph.Node, random).OpType : Types[random.Next(Types.Length)];
                break;
            case 9 or 10 or 11:
                ChangeAttribute(graph, node, random);
                break;
            case 12 or 13 or 14:
                if (AnyTensor(graph, random) is { } tensor)
                    ChangeTensor(tensor, random);
                break;
            case 15:
                if (graph.Initializer.Count > 0)
                    graph.Initializer.RemoveAt(random.Next(graph.Initializer.Count));
                break;
            case 16:
                if (graph.Initializer.Count > 1)
                    Pick(graph.Initializer, random).Name = Pick(graph.Initializer, random).Name;
                break;
            case 17:
                ChangeValue(Pick([.. graph.Input, .. graph.Output], random), random);
                break;
            case 18:
                ChangeEnds(graph, random);
                break;
            case 19:
                if (model.OpsetImport.Count > 0)
                    Pick(model.OpsetImport, random).Version = Number(random);
                break;
            case 20:
                Another(graph, random);
                break;
            default:
                Chain(graph, node, random);
                break;
        }
    }

    // Nodes of another network, with their constants.
    private void Another(GraphProto graph, Random random)
    {
        GraphProto other = ModelProto.Parser.ParseFrom(originals[random.Next(originals.Length)]).Graph;
        int first = random.Next(other.Node.Count), at = random.Next(graph.Node.Count + 1);
        foreach (NodeProto node in other.Node.Skip(first).Take(random.Next(1, 4)))
        {
            foreach (TensorProto constant in other.Initializer.Where(t => node.Input.Contains(t.Name) && graph.Initializer.All(i => i.Name != t.Name)))
                graph.Initializer.Add(constant);
            graph.Node.Insert(Math.Min(at++, graph.Node.Count), node);
        }
    }

    private static void ChangeEnds(GraphProto graph, Random random)
    {
        RepeatedField<ValueInfoProto> ends = random.Next(2) == 0 ? graph.Input : graph.Output;
        switch (random.Next(4))
        {
            case 0 when ends.Count > 0:
                ends.RemoveAt(random.Next(ends.Count));
                break;
            case 1 when ends.Count > 0:
                ends.Add(Pick(ends, random).Clone());
                break;
            case 2 when ends.Count > 0:
                Pick(ends, random).Name = AnyName(graph, random);
                break;
            default:
                ends.Add(new ValueInfoProto { Name = AnyName(graph, random) });
                break;
        }
    }

    // What one node reads goes through many others first.
    private static void Chain(GraphProto graph, NodeProto node, Random random)
    {
        if (node.Input.Count == 0)
            return;
        int input = random.Next(node.Input.Count), length = random.Next(10) == 0 ? random.Next(300) : random.Next(5);
        string type = Types[random.Next(Types.Length)];
        string again = random.Next(2) == 0 ? AnyName(graph, random) : "";
        for (int i = 0; i < length; i++)
        {
            string name = $"chain{graph.Node.Count}";
            var next = new NodeProto { OpType = type, Name = name };
            next.Input.Add(node.Input[input]);
            if (again.Length > 0)
                next.Input.Add(random.Next(2) == 0 ? again : node.Input[input]);
            next.Output.Add(name);
            graph.Node.Insert(random.Next(3) == 0 ? random.Next(graph.Node.Count) : Math.Max(graph.Node.IndexOf(node), 0), next);
            node.Input[input] = name;
        }
    }

    private static void Shuffle(RepeatedField<NodeProto> nodes, Random random)
    {
        NodeProto[] shuffled = [.. nodes];
        random.Shuffle(shuffled);
        nodes.Clear();
        foreach (NodeProto node in shuffled)
            nodes.Add(node);
    }

    private static string AnyName(GraphProto graph, Random random)
    {
        string[] names = [.. graph.Node.SelectMany(n => n.Output), .. graph.Initializer.Select(t => t.Name), .. graph.Input.Select(i => i.Name), "", "nowhere"];
        return names[random.Next(names.Length)];
    }

    private static T Pick<T>(IList<T> list, Random random) => list[random.Next(list.Count)];
}
