using System;
using System.Linq;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Tests.Support;

/// <summary>Damages a model where byte mutations seldom reach: attributes, shapes, wiring.</summary>
internal static class ModelMutation
{
    private static readonly long[] Numbers = [0, -1, 1, 2, 3, 7, 255, 32768, 32769, 1 << 20, 1 << 28, int.MaxValue, 1L << 32, 1L << 62, long.MaxValue, long.MinValue];

    public static byte[] Of(NetworkBuilder net, Random random)
    {
        byte[] whole = net.ToBytes();
        GraphProto graph = net.Model.Graph;
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            NodeProto node = graph.Node[random.Next(graph.Node.Count)];
            TensorProto? tensor = graph.Initializer.Count == 0 ? null : graph.Initializer[random.Next(graph.Initializer.Count)];
            long number = Numbers[random.Next(Numbers.Length)];
            switch (random.Next(9))
            {
                case 0 when node.Attribute.Count > 0:
                    AttributeProto attribute = node.Attribute[random.Next(node.Attribute.Count)];
                    attribute.I = number;
                    if (attribute.Ints.Count > 0)
                        attribute.Ints[random.Next(attribute.Ints.Count)] = number;
                    break;
                case 1 when tensor?.Dims.Count > 0:
                    tensor.Dims[random.Next(tensor.Dims.Count)] = number;
                    break;
                case 2 when tensor is not null:
                    tensor.Dims.Add(number);
                    break;
                case 3:
                    node.Input[random.Next(node.Input.Count)] = graph.Node[random.Next(graph.Node.Count)].Output.FirstOrDefault() ?? "";
                    break;
                case 4:
                    node.OpType = graph.Node[random.Next(graph.Node.Count)].OpType;
                    break;
                case 5:
                    node.Input.Add(tensor?.Name ?? "");
                    break;
                case 6:
                    node.Input.RemoveAt(node.Input.Count - 1);
                    if (node.Input.Count == 0)
                        node.Input.Add("input");
                    break;
                case 7:
                    graph.Input[0].Type.TensorType.Shape.Dim[random.Next(1, 4)].DimValue = number;
                    break;
                case 8 when tensor is not null:
                    tensor.RawData = Google.Protobuf.ByteString.CopyFrom(whole, 0, random.Next(Math.Min(whole.Length, 64)));
                    break;
            }
        }
        return net.ToBytes();
    }
}
