using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>The network's input: pictures NCHW or NHWC, signals [N, C, T], or features [N, features].</summary>
/// <param name="file">The file.</param>
internal sealed class OnnxInput(OnnxFile file)
{
    private const int MostSize = 1 << 20;

    // Nodes that work on a picture's channels, where they are the second axis.
    private static readonly string[] OfChannelsFirst =
        ["Conv", "BatchNormalization", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "ConvTranspose", "InstanceNormalization", "Resize", "Upsample", "PRelu"];

    private static readonly string[] OfSingleValues =
        ["Identity", "Cast", "Dropout", "QuantizeLinear", "DequantizeLinear", "Add", "Sub", "Mul", "Div", "Neg", "Relu", "Clip", "LeakyRelu", "Sigmoid", "Tanh"];

    /// <summary>The only input that is no constant.</summary>
    /// <exception cref="QuantizeException">There is another number of them, or it has another type or shape.</exception>
    public (string Name, OnnxValue Value) Read(IReadOnlyDictionary<string, TensorProto> constants)
    {
        ValueInfoProto[] inputs = [.. file.Graph.Input.Where(i => !constants.ContainsKey(i.Name))];
        if (inputs.Length != 1)
            throw new QuantizeException($"The ONNX model: expected one input and one output, got {inputs.Length} and {file.Graph.Output.Count}; export one of each.");
        string name = inputs[0].Name;
        TypeProto.Types.Tensor? type = inputs[0].Type?.TensorType;
        if (type?.Shape is null || type.ElemType != (int)TensorProto.Types.DataType.Float || type.Shape.Dim.Count is < 2 or > 4)
            throw new QuantizeException($"The ONNX model's input '{name}': expected FLOAT of [N, C, H, W], [N, H, W, C], [N, C, T] or [N, features], got something else; export the model with such an input.");
        if (type.Shape.Dim[0].DimValue is not (-1 or 0 or 1))
            throw new QuantizeException($"The ONNX model's input '{name}': expected a batch of 1 or a free one, got {type.Shape.Dim[0].DimValue}; export the model with a free batch or for one picture.");
        long[] dims = [.. type.Shape.Dim.Skip(1).Select(d => d.DimValue)];
        if (dims.Any(d => d is < 1 or > MostSize))
            throw new QuantizeException($"The ONNX model's input '{name}': expected fixed dimensions of 1 to 2^20 behind the batch, got [{string.Join(',', dims)}]; export with a fixed picture size.");
        int[] shape = [1, .. dims.Select(d => (int)d)];
        return (name, Value(name, shape));
    }

    private OnnxValue Value(string name, int[] shape)
    {
        if (shape.Length == 2)
            return OnnxValue.Of(new FloatTensor(name, shape), 0, 1);
        bool isChannelsFirst = IsChannelsFirst(name, shape);
        if (shape.Length == 4)
            return isChannelsFirst
                ? OnnxValue.Of(new FloatTensor(name, 1, shape[2], shape[3], shape[1]), 0, 2, 3, 1)
                : OnnxValue.Of(new FloatTensor(name, shape), 0, 1, 2, 3);
        // Signals are pictures one row high; rows of numbers that are none become pictures of one channel.
        return isChannelsFirst
            ? new OnnxValue(new FloatTensor(name, 1, 1, shape[2], shape[1]), AxisMap.Of(shape, [0, 2, 1]))
            : new OnnxValue(new FloatTensor(name, 1, shape[1], shape[2], 1), AxisMap.InOrder(shape));
    }

    // What the first nodes on the way from the input do to it says which of its axes are the channels.
    private bool IsChannelsFirst(string name, int[] shape)
    {
        var same = new HashSet<string> { name };
        foreach (OnnxNode node in file.Nodes)
        {
            if (!node.Inputs.Take(node.Type is "Concat" ? int.MaxValue : 1).Concat(node.Type is "Add" or "Mul" or "Sub" ? node.Inputs.Skip(1) : []).Any(same.Contains))
                continue;
            if (OfChannelsFirst.Contains(node.Type))
                return true;
            if (node.Type == "Transpose" && node.List("perm") is long[] order)
                return !(order.Length == shape.Length && order[0] == 0 && order[1] == shape.Length - 1);
            if (node.Type is "Reshape" or "Unsqueeze" or "MatMul" && shape.Length == 3)
                return false;
            if (OfSingleValues.Contains(node.Type))
                same.UnionWith(node.Outputs);
        }
        // Nothing says it. A last axis of one, three or four values is one of colours.
        return shape.Length != 4 || shape[3] is not (1 or 3 or 4) || (shape[1] is 1 or 3 or 4 && shape[2] == shape[3]);
    }
}
