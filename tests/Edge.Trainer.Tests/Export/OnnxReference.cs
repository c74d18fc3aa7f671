using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Onnx.Proto;

namespace Edge.Trainer.Tests.Export;

/// <summary>An ONNX interpreter of plain loops over one NCHW sample in double, for the operators that the exporter writes.</summary>
internal sealed class OnnxReference(ModelProto model)
{
    private readonly Dictionary<string, TensorProto> _constants = model.Graph.Initializer.ToDictionary(t => t.Name);

    /// <summary>Runs one image [channels, height, width].</summary>
    public double[] Run(ReadOnlySpan<float> image)
    {
        int[] shape = [.. model.Graph.Input[0].Type.TensorType.Shape.Dim.Skip(1).Select(d => (int)d.DimValue)];
        var values = new Dictionary<string, Tensor3> { [model.Graph.Input[0].Name] = new(shape[0], shape[1], shape[2], [.. image.ToArray().Select(v => (double)v)]) };
        foreach (NodeProto node in model.Graph.Node)
        {
            Tensor3 x = values[node.Input[0]];
            values[node.Output[0]] = node.OpType switch
            {
                "Conv" => Convolve(node, x),
                "BatchNormalization" => Normalize(node, x),
                "Relu" => x with { Data = [.. x.Data.Select(v => Math.Max(v, 0))] },
                "MaxPool" or "AveragePool" => Pool(node, x),
                "GlobalAveragePool" => new Tensor3(x.Channels, 1, 1, [.. x.Data.Chunk(x.Height * x.Width).Select(c => c.Average())]),
                "Add" => x with { Data = [.. x.Data.Zip(values[node.Input[1]].Data, (a, b) => a + b)] },
                "Flatten" => new Tensor3(x.Data.Length, 1, 1, x.Data),
                "Gemm" => Multiply(node, x),
                "Softmax" => x with { Data = Softmax(x.Data) },
                _ => throw new NotSupportedException(node.OpType),
            };
        }
        return values[model.Graph.Output[0].Name].Data;
    }

    private static double[] Softmax(double[] logits)
    {
        double[] powers = [.. logits.Select(v => Math.Exp(v - logits.Max()))];
        return [.. powers.Select(p => p / powers.Sum())];
    }

    private static Tensor3 Pool(NodeProto node, Tensor3 x)
    {
        (long kernel, long stride) = (Ints(node, "kernel_shape")[0], Ints(node, "strides")[0]);
        var y = new Tensor3(x.Channels, (int)(((x.Height - kernel) / stride) + 1), (int)(((x.Width - kernel) / stride) + 1));
        y.Fill((c, row, column) =>
        {
            double best = double.NegativeInfinity, sum = 0;
            for (int i = 0; i < kernel; i++)
                for (int j = 0; j < kernel; j++)
                {
                    double value = x.At(c, (int)(row * stride) + i, (int)(column * stride) + j);
                    best = Math.Max(best, value);
                    sum += value;
                }
            return node.OpType == "MaxPool" ? best : sum / (kernel * kernel);
        });
        return y;
    }

    private static long[] Ints(NodeProto node, string name) => [.. node.Attribute.Single(a => a.Name == name).Ints];

    private float[] Constant(NodeProto node, int input) =>
        input < node.Input.Count ? MemoryMarshal.Cast<byte, float>(_constants[node.Input[input]].RawData.Span).ToArray() : [];

    private Tensor3 Convolve(NodeProto node, Tensor3 x)
    {
        (float[] w, float[] b) = (Constant(node, 1), Constant(node, 2));
        (long kernel, long stride) = (Ints(node, "kernel_shape")[0], Ints(node, "strides")[0]);
        long[] pads = Ints(node, "pads");
        int filters = (int)_constants[node.Input[1]].Dims[0], channels = (int)_constants[node.Input[1]].Dims[1];
        var y = new Tensor3(filters, (int)(((x.Height + pads[0] + pads[2] - kernel) / stride) + 1), (int)(((x.Width + pads[1] + pads[3] - kernel) / stride) + 1));
        y.Fill((f, row, column) =>
        {
            double sum = b.Length > 0 ? b[f] : 0;
            int first = f / (filters * channels / x.Channels) * channels;
            for (int c = 0; c < channels; c++)
                for (int i = 0; i < kernel; i++)
                    for (int j = 0; j < kernel; j++)
                        sum += w[(((((f * channels) + c) * kernel) + i) * kernel) + j] * x.At(first + c, (int)((row * stride) - pads[0]) + i, (int)((column * stride) - pads[1]) + j);
            return sum;
        });
        return y;
    }

    private Tensor3 Normalize(NodeProto node, Tensor3 x)
    {
        (float[] scale, float[] bias, float[] mean, float[] variance) = (Constant(node, 1), Constant(node, 2), Constant(node, 3), Constant(node, 4));
        float epsilon = node.Attribute.Single(a => a.Name == "epsilon").F;
        var y = new Tensor3(x.Channels, x.Height, x.Width);
        y.Fill((c, row, column) => (scale[c] * (x.At(c, row, column) - mean[c]) / Math.Sqrt(variance[c] + epsilon)) + bias[c]);
        return y;
    }

    private Tensor3 Multiply(NodeProto node, Tensor3 x)
    {
        (float[] w, float[] b) = (Constant(node, 1), Constant(node, 2));
        Assert.Equal(1, node.Attribute.Single(a => a.Name == "transB").I);
        var y = new Tensor3((int)_constants[node.Input[1]].Dims[0], 1, 1);
        y.Fill((unit, _, _) => (b.Length > 0 ? b[unit] : 0) + x.Data.Select((v, i) => v * w[(unit * x.Data.Length) + i]).Sum());
        return y;
    }
}
