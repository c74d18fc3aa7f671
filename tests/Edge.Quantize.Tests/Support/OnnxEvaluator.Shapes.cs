using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Tests.Support;

/// <content>Nodes that move elements, join tensors or combine two, on tensors of any rank.</content>
internal static partial class OnnxEvaluator
{
    private static NchwTensor EvaluateMore(NodeProto node, NchwTensor x, NchwTensor?[] inputs)
    {
        int rank = x.Shape.Length, axis = Integer(node, "axis", -1);
        switch (node.OpType)
        {
            case "Reshape" or "Squeeze" or "Unsqueeze":
                return x with { Shape = Shaped(node.OpType, x, [.. inputs[1]!.Data.Select(d => (int)d)]) };
            case "Transpose":
                return Transpose(x, Integers(node, "perm", []));
            case "Concat":
                return Concat([.. inputs.Select(i => i!)], axis);
            case "Sub":
                return Broadcast(x, inputs[1]!, (a, b) => a - b);
            case "Mul":
                return Broadcast(x, inputs[1]!, (a, b) => a * b);
            case "Div":
                return Broadcast(x, inputs[1]!, (a, b) => a / b);
            case "LeakyRelu":
                double slope = Real(node, "alpha", 0.01f);
                return Each(x, v => v < 0 ? slope * v : v);
            case "Sigmoid":
                return Each(x, v => 1 / (1 + Math.Exp(-v)));
            case "Tanh":
                return Each(x, Math.Tanh);
            case "HardSwish":
                return Each(x, v => v * Math.Clamp(v / 6 + 0.5, 0, 1));
            case "HardSigmoid":
                return Each(x, v => Math.Clamp(v * Real(node, "alpha", 0.2f) + Real(node, "beta", 0.5f), 0, 1));
            case "ReduceMean":
                return Reduce(x, Integers(node, "axes", []), cells => cells.Average(), Integer(node, "keepdims", 1) != 0);
            case "GlobalMaxPool":
                return Reduce(x, null, cells => cells.Max(), keepsDimensions: true);
            case "Softmax":
                return Softmax(x, axis < 0 ? axis + rank : axis);
            case "Pad":
                return Pad(x, [.. inputs[1]!.Data.Select(d => (int)d)], inputs.Length > 2 ? inputs[2]!.Data[0] : 0);
            case "Resize":
                return Picked([.. x.Shape.Zip(inputs[2]!.Data, (d, s) => d * (int)s)], at => x.Data[Index(x.Shape, [.. at.Zip(inputs[2]!.Data, (p, s) => p / (int)s)])]);
            default:
                throw new NotSupportedException(node.OpType);
        }
    }

    private static NchwTensor Each(NchwTensor x, Func<double, double> function) => x with { Data = [.. x.Data.Select(function)] };

    private static int[] Shaped(string type, NchwTensor x, int[] numbers)
    {
        switch (type)
        {
            case "Squeeze":
                return [.. x.Shape.Where((_, d) => !numbers.Contains(d))];
            case "Unsqueeze":
                var shape = x.Shape.ToList();
                foreach (int d in numbers.Order())
                    shape.Insert(d, 1);
                return [.. shape];
            default:
                int known = numbers.Where(n => n != -1).Aggregate(1, (a, b) => a * b);
                return [.. numbers.Select(n => n == -1 ? x.Data.Length / known : n)];
        }
    }

    // NumPy's rule: shapes are aligned at the right, a 1 is repeated.
    private static NchwTensor Broadcast(NchwTensor a, NchwTensor b, Func<double, double, double> combine)
    {
        int rank = Math.Max(a.Shape.Length, b.Shape.Length);
        int[] first = [.. Enumerable.Repeat(1, rank - a.Shape.Length), .. a.Shape], second = [.. Enumerable.Repeat(1, rank - b.Shape.Length), .. b.Shape];
        int[] Limited(int[] at, int[] shape) => [.. at.Zip(shape, (p, d) => d == 1 ? 0 : p)];
        return Picked([.. first.Zip(second, Math.Max)], at => combine(a.Data[Index(first, Limited(at, first))], b.Data[Index(second, Limited(at, second))]));
    }

    private static NchwTensor Transpose(NchwTensor x, int[] order) => Picked([.. order.Select(d => x.Shape[d])], at =>
    {
        var from = new int[at.Length];
        for (int d = 0; d < at.Length; d++)
            from[order[d]] = at[d];
        return x.Data[Index(x.Shape, from)];
    });

    private static NchwTensor Concat(NchwTensor[] parts, int axis)
    {
        int[] shape = [.. parts[0].Shape];
        shape[axis] = parts.Sum(p => p.Shape[axis]);
        return Picked(shape, at =>
        {
            int[] from = [.. at];
            int part = 0;
            for (; from[axis] >= parts[part].Shape[axis]; part++)
                from[axis] -= parts[part].Shape[axis];
            return parts[part].Data[Index(parts[part].Shape, from)];
        });
    }

    private static NchwTensor Pad(NchwTensor x, int[] pads, double value)
    {
        int rank = x.Shape.Length;
        return Picked([.. x.Shape.Select((d, i) => pads[i] + d + pads[rank + i])], at =>
        {
            int[] from = [.. at.Select((p, d) => p - pads[d])];
            return from.Where((p, d) => p < 0 || p >= x.Shape[d]).Any() ? value : x.Data[Index(x.Shape, from)];
        });
    }

    // Over axes, or over those behind the channels.
    private static NchwTensor Reduce(NchwTensor x, int[]? axes, Func<double[], double> reduce, bool keepsDimensions)
    {
        axes ??= [.. Enumerable.Range(2, x.Shape.Length - 2)];
        int[] others = [.. Enumerable.Range(0, x.Shape.Length).Except(axes)];
        int cells = axes.Aggregate(1, (a, d) => a * x.Shape[d]);
        int[] shape = [.. Enumerable.Range(0, x.Shape.Length).Where(d => keepsDimensions || !axes.Contains(d)).Select(d => axes.Contains(d) ? 1 : x.Shape[d])];
        return NchwTensor.Of(shape, Transpose(x, [.. others, .. axes]).Data.Chunk(cells).Select(reduce));
    }

    // A signal is a picture one row high.
    private static NchwTensor OfSignal(NodeProto node, NchwTensor x, NchwTensor?[] inputs)
    {
        NodeProto wide = node.Clone();
        foreach (AttributeProto attribute in wide.Attribute.Where(a => a.Ints.Count > 0))
        {
            long[] values = [.. attribute.Ints];
            attribute.Ints.Clear();
            attribute.Ints.Add(attribute.Name == "pads" ? [0, values[0], 0, values[1]] : [1, values[0]]);
        }
        NchwTensor Tall(NchwTensor t) => t with { Shape = [t.Shape[0], t.Shape[1], 1, t.Shape[2]] };
        NchwTensor result = Evaluate(wide, [Tall(x), .. inputs.Skip(1).Select(i => i?.Shape.Length == 3 ? Tall(i) : i)]);
        return result with { Shape = [1, result.Shape[1], result.Shape[3]] };
    }

    private static NchwTensor Softmax(NchwTensor x, int axis) => Picked(x.Shape, at =>
    {
        double Of(int index) => Math.Exp(x.Data[Index(x.Shape, [.. at.Select((p, d) => d == axis ? index : p)])]);
        return Of(at[axis]) / Enumerable.Range(0, x.Shape[axis]).Sum(Of);
    });

    private static NchwTensor MultiplyLast(NchwTensor x, NchwTensor w)
    {
        int depth = w.Shape[0], outputs = w.Shape[1];
        return NchwTensor.Of([.. x.Shape.SkipLast(1), outputs], x.Data.Chunk(depth).SelectMany(row => Enumerable.Range(0, outputs).Select(o => row.Select((v, i) => v * w.Data[i * outputs + o]).Sum())));
    }

    private static NchwTensor Picked(int[] shape, Func<int[], double> value)
    {
        var at = new int[shape.Length];
        var data = new List<double>();
        for (int i = shape.Aggregate(1, (a, b) => a * b); i > 0; i--)
        {
            data.Add(value(at));
            for (int d = shape.Length - 1; d >= 0 && ++at[d] == shape[d]; d--)
                at[d] = 0;
        }
        return NchwTensor.Of(shape, data);
    }

    private static int Index(int[] shape, int[] at)
    {
        int index = 0;
        for (int d = 0; d < shape.Length; d++)
            index = index * shape[d] + at[d];
        return index;
    }
}
