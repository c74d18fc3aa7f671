using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Tests.Support;

/// <summary>Evaluates an ONNX model as the specification words it: NCHW, double precision, no cleverness, nothing shared with the importer.</summary>
internal static partial class OnnxEvaluator
{
    /// <summary>The output for one sample of the only input.</summary>
    public static NchwTensor Run(ModelProto model, NchwTensor input)
    {
        var values = new Dictionary<string, NchwTensor> { [model.Graph.Input[0].Name] = input };
        foreach (TensorProto tensor in model.Graph.Initializer)
            values[tensor.Name] = Constant(tensor);
        foreach (NodeProto node in model.Graph.Node)
            values[node.Output[0]] = Evaluate(node, [.. node.Input.Select(name => name.Length == 0 ? null : values[name])]);
        return values[model.Graph.Output[0].Name];
    }

    private static NchwTensor Constant(TensorProto tensor) => NchwTensor.Of(
        tensor.Dims.Select(d => (int)d),
        tensor.DataType == (int)TensorProto.Types.DataType.Int64
            ? MemoryMarshal.Cast<byte, long>(tensor.RawData.Span).ToArray().Select(v => (double)v)
            : MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray().Select(v => (double)v));

    private static NchwTensor Evaluate(NodeProto node, NchwTensor?[] inputs)
    {
        NchwTensor x = inputs[0]!;
        if (x.Shape.Length == 3 && node.OpType is "Conv" or "MaxPool" or "AveragePool")
            return OfSignal(node, x, inputs);
        switch (node.OpType)
        {
            case "Identity" or "Dropout":
                return x;
            case "Relu":
                return x with { Data = [.. x.Data.Select(v => Math.Max(v, 0))] };
            case "Clip":
                double low = inputs.Length > 1 ? inputs[1]!.Data[0] : Real(node, "min", double.MinValue);
                double high = inputs.Length > 2 ? inputs[2]!.Data[0] : Real(node, "max", double.MaxValue);
                return x with { Data = [.. x.Data.Select(v => Math.Min(Math.Max(v, low), high))] };
            case "Add":
                return Broadcast(x, inputs[1]!, (a, b) => a + b);
            case "Flatten":
                return x with { Shape = [1, x.Data.Length] };
            case "BatchNormalization":
                return Normalise(node, x, inputs);
            case "Gemm":
                return Multiply(x, inputs[1]!, inputs.Length > 2 ? inputs[2] : null, Integer(node, "transB", 0) != 0);
            case "MatMul":
                return MultiplyLast(x, inputs[1]!);
            case "Conv":
                return Convolve(node, x, inputs[1]!, inputs.Length > 2 ? inputs[2] : null);
            case "GlobalAveragePool":
                return Reduce(x, null, cells => cells.Average(), keepsDimensions: true);
            case "MaxPool" or "AveragePool":
                return Pool(node, x);
            default:
                return EvaluateMore(node, x, inputs);
        }
    }

    private static NchwTensor Normalise(NodeProto node, NchwTensor x, NchwTensor?[] inputs)
    {
        double epsilon = Real(node, "epsilon", 1e-5f);
        int inner = x.Shape.Skip(2).Aggregate(1, (a, b) => a * b);
        return x with
        {
            Data = [.. x.Data.Select((v, i) =>
            {
                int c = i / inner % x.Shape[1];
                return (v - inputs[3]!.Data[c]) / Math.Sqrt(inputs[4]!.Data[c] + epsilon) * inputs[1]!.Data[c] + inputs[2]!.Data[c];
            })],
        };
    }

    private static NchwTensor Multiply(NchwTensor x, NchwTensor w, NchwTensor? bias, bool transposed)
    {
        int depth = x.Data.Length, outputs = w.Data.Length / depth;
        return NchwTensor.Of([1, outputs], Enumerable.Range(0, outputs).Select(o =>
            Enumerable.Range(0, depth).Sum(i => x.Data[i] * (transposed ? w.Data[o * depth + i] : w.Data[i * outputs + o])) + (bias?.Data[o] ?? 0)));
    }

    private static NchwTensor Convolve(NodeProto node, NchwTensor x, NchwTensor w, NchwTensor? bias)
    {
        int groups = Integer(node, "group", 1), outputs = w.Shape[0], perGroup = w.Shape[1];
        return Slide(node, x, [w.Shape[2], w.Shape[3]], outputs, (o, taps) =>
        {
            double sum = bias?.Data[o] ?? 0;
            foreach ((int ky, int kx, int y, int column) in taps)
                for (int c = 0; c < perGroup; c++)
                    sum += x[o / (outputs / groups) * perGroup + c, y, column] * w.Data[((o * perGroup + c) * w.Shape[2] + ky) * w.Shape[3] + kx];
            return sum;
        });
    }

    private static NchwTensor Pool(NodeProto node, NchwTensor x)
    {
        int[] kernel = Integers(node, "kernel_shape", []);
        return Slide(node, x, kernel, x.Shape[1], (c, taps) =>
        {
            IEnumerable<double> cells = taps.Select(t => x[c, t.Y, t.X]);
            if (node.OpType == "AveragePool" && Integer(node, "count_include_pad", 0) != 0)
                return cells.Sum() / (kernel[0] * kernel[1]);
            return node.OpType == "MaxPool" ? cells.Max() : cells.Average();
        });
    }

    // Calls back for every output with the taps that are inside the picture.
    private static NchwTensor Slide(NodeProto node, NchwTensor x, int[] kernel, int outputs, Func<int, List<(int KernelY, int KernelX, int Y, int X)>, double> reduce)
    {
        int[] strides = Integers(node, "strides", [1, 1]), dilations = Integers(node, "dilations", [1, 1]), pads = Integers(node, "pads", [0, 0, 0, 0]);
        int[] size = [x.Shape[2], x.Shape[3]], output = new int[2], before = new int[2];
        string auto = node.Attribute.FirstOrDefault(a => a.Name == "auto_pad")?.S.ToStringUtf8() ?? "NOTSET";
        for (int d = 0; d < 2; d++)
        {
            int reach = dilations[d] * (kernel[d] - 1) + 1;
            int same = (size[d] + strides[d] - 1) / strides[d];
            int total = Math.Max((same - 1) * strides[d] + reach - size[d], 0);
            before[d] = auto == "SAME_UPPER" ? total / 2 : auto == "VALID" ? 0 : pads[d];
            output[d] = auto == "SAME_UPPER" ? same : (size[d] + (auto == "VALID" ? 0 : pads[d] + pads[d + 2]) - reach) / strides[d] + 1;
        }
        var result = new List<double>();
        for (int o = 0; o < outputs; o++)
            for (int row = 0; row < output[0]; row++)
                for (int column = 0; column < output[1]; column++)
                {
                    var taps = new List<(int, int, int, int)>();
                    for (int ky = 0; ky < kernel[0]; ky++)
                        for (int kx = 0; kx < kernel[1]; kx++)
                        {
                            int y = row * strides[0] - before[0] + ky * dilations[0], at = column * strides[1] - before[1] + kx * dilations[1];
                            if (y >= 0 && y < size[0] && at >= 0 && at < size[1])
                                taps.Add((ky, kx, y, at));
                        }
                    result.Add(reduce(o, taps));
                }
        return NchwTensor.Of([1, outputs, output[0], output[1]], result);
    }

    private static int Integer(NodeProto node, string name, int absent) => (int)(node.Attribute.FirstOrDefault(a => a.Name == name)?.I ?? absent);

    private static double Real(NodeProto node, string name, double absent) => node.Attribute.FirstOrDefault(a => a.Name == name)?.F ?? absent;

    private static int[] Integers(NodeProto node, string name, int[] absent) => node.Attribute.FirstOrDefault(a => a.Name == name)?.Ints.Select(i => (int)i).ToArray() ?? absent;
}
