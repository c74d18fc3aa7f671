using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Onnx.Proto;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Edge.Quantize.Tests.Fuzzing;

/// <content>Attributes, constants and shapes.</content>
internal sealed partial class OnnxStructure
{
    private static readonly long[] Numbers =
        [0, 1, 2, 3, 4, 5, 6, 7, 13, 100, 255, 1000, 32768, 32769, 1 << 20, 1 << 26, 1 << 28, int.MaxValue, 1L + int.MaxValue, 1L << 32, 1L << 40, 1L << 62, long.MaxValue, -1, -2, -3, -4, -5, int.MinValue, long.MinValue];

    private static readonly float[] Reals = [0, -0f, 1, -1, 0.5f, 6, 1e-30f, 1e-40f, 1e30f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    // Mostly small: a wild number is mostly refused at once, and what a small one does is seen further on.
    private static long Number(Random random) => random.Next(3) == 0 ? Numbers[random.Next(Numbers.Length)] : random.Next(-3, 9);

    private static void ChangeAttribute(GraphProto graph, NodeProto node, Random random)
    {
        NodeProto[] rich = [.. graph.Node.Where(n => n.Attribute.Count > 0)];
        if (rich.Length == 0)
            return;
        node = random.Next(4) == 0 ? node : Pick(rich, random);
        if (node.Attribute.Count == 0)
        {
            node.Attribute.Add(Pick(Pick(rich, random).Attribute, random).Clone());
            return;
        }
        AttributeProto attribute = Pick(node.Attribute, random);
        switch (random.Next(8))
        {
            case 0:
                attribute.I = Number(random);
                break;
            case 1 or 2 when attribute.Ints.Count > 0:
                attribute.Ints[random.Next(attribute.Ints.Count)] = Number(random);
                break;
            case 3 when attribute.Ints.Count > 0:
                attribute.Ints.RemoveAt(random.Next(attribute.Ints.Count));
                break;
            case 3 or 4:
                attribute.Ints.Add(Number(random));
                break;
            case 5:
                attribute.F = Reals[random.Next(Reals.Length)];
                break;
            case 6:
                attribute.Type = (AttributeProto.Types.AttributeType)random.Next(16);
                break;
            default:
                if (random.Next(2) == 0)
                    node.Attribute.Remove(attribute);
                else
                    attribute.S = ByteString.CopyFromUtf8(random.Next(3) switch { 0 => "SAME_UPPER", 1 => "SAME_LOWER", _ => "reflect" });
                break;
        }
    }

    private static TensorProto? AnyTensor(GraphProto graph, Random random)
    {
        TensorProto[] tensors = [.. graph.Initializer, .. graph.Node.SelectMany(n => n.Attribute).Where(a => a.T is not null).Select(a => a.T)];
        // Shapes, pads and axes are few beside weights, and say more.
        TensorProto[] whole = [.. tensors.Where(t => t.DataType == (int)TensorProto.Types.DataType.Int64)];
        return tensors.Length == 0 ? null : whole.Length > 0 && random.Next(2) == 0 ? Pick(whole, random) : Pick(tensors, random);
    }

    private static void ChangeTensor(TensorProto tensor, Random random)
    {
        switch (random.Next(8))
        {
            case 0 when tensor.Dims.Count > 0:
                tensor.Dims[random.Next(tensor.Dims.Count)] = Number(random);
                break;
            case 1:
                tensor.Dims.Insert(random.Next(tensor.Dims.Count + 1), random.Next(2) == 0 ? 1 : Number(random));
                break;
            case 2 when tensor.Dims.Count > 0:
                tensor.Dims.RemoveAt(random.Next(tensor.Dims.Count));
                break;
            case 3:
                tensor.DataType = random.Next(18);
                break;
            case 4:
                tensor.RawData = ByteString.CopyFrom(tensor.RawData?.ToByteArray().Take(random.Next(tensor.RawData.Length + 1)).ToArray() ?? []);
                break;
            case 5:
                // The same values in another order of dimensions.
                long[] dims = [.. tensor.Dims];
                random.Shuffle(dims);
                tensor.Dims.Clear();
                tensor.Dims.AddRange(dims);
                break;
            default:
                ChangeElement(tensor, random);
                break;
        }
    }

    private static void ChangeElement(TensorProto tensor, Random random)
    {
        byte[] data = tensor.RawData?.ToByteArray() ?? [];
        bool whole = tensor.DataType == (int)TensorProto.Types.DataType.Int64;
        int size = whole ? 8 : 4;
        if (data.Length < size)
            return;
        int at = random.Next(data.Length / size) * size;
        if (whole)
            MemoryMarshal.Write(data.AsSpan(at), Number(random));
        else
            MemoryMarshal.Write(data.AsSpan(at), Reals[random.Next(Reals.Length)]);
        tensor.RawData = ByteString.CopyFrom(data);
    }

    private static void ChangeValue(ValueInfoProto value, Random random)
    {
        TypeProto.Types.Tensor? type = value.Type?.TensorType;
        if (type?.Shape is null || random.Next(8) == 0)
        {
            value.Type = new TypeProto();
            return;
        }
        RepeatedField<TensorShapeProto.Types.Dimension> dims = type.Shape.Dim;
        switch (random.Next(5))
        {
            case 0:
                type.ElemType = random.Next(17);
                break;
            case 1:
                dims.Insert(random.Next(dims.Count + 1), new TensorShapeProto.Types.Dimension { DimValue = Number(random) });
                break;
            case 2 when dims.Count > 0:
                dims.RemoveAt(random.Next(dims.Count));
                break;
            default:
                if (dims.Count > 0)
                    dims[random.Next(dims.Count)] = random.Next(4) == 0 ? new TensorShapeProto.Types.Dimension { DimParam = "n" } : new TensorShapeProto.Types.Dimension { DimValue = Number(random) };
                break;
        }
    }
}
