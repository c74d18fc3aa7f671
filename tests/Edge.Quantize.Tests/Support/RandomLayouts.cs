using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;

namespace Edge.Quantize.Tests.Support;

/// <summary>Random networks with transposes, reshapes, pads, joins and constants between layers, wherever ONNX allows them.</summary>
internal sealed class RandomLayouts
{
    private const int MostElements = 600;

    private readonly Random _random;
    private readonly NetworkBuilder _net;

    private RandomLayouts(int seed)
    {
        _random = new Random(seed);
        IsChannelsLast = _random.Next(3) == 0;
        int[] shape = _random.Next(5) switch
        {
            0 when !IsChannelsLast => [1, _random.Next(2, 40)],
            1 when !IsChannelsLast => [1, _random.Next(1, 4), _random.Next(5, 20)],
            _ => IsChannelsLast ? [1, _random.Next(4, 8), _random.Next(4, 8), _random.Next(1, 4)] : [1, _random.Next(1, 4), _random.Next(4, 8), _random.Next(4, 8)],
        };
        _net = new NetworkBuilder(seed + 5000, shape);
    }

    /// <summary>True where the input is [1, height, width, channels] in the file.</summary>
    public bool IsChannelsLast { get; }

    /// <summary>A network from a seed.</summary>
    /// <param name="seed">Which one.</param>
    /// <param name="withSoftmax">True to put softmax anywhere: its steps of 1/256 are coarse for what follows.</param>
    public static (NetworkBuilder Net, bool IsChannelsLast) Of(int seed, bool withSoftmax)
    {
        var made = new RandomLayouts(seed);
        if (made.IsChannelsLast)
            made.Transpose([0, 3, 1, 2]);
        // The first layer says where the channels are.
        else if (made._net.Shape.Length > 2)
            made._net.BatchNormalization();
        for (int steps = made._random.Next(2, 9); steps > 0; steps--)
            made.Step(withSoftmax);
        // Flattened, so that the order of every axis shows.
        int length = made._net.Shape.Aggregate((a, b) => a * b);
        made._net.Node("LeakyRelu").Node("Reshape", [1, length], [made._net.Longs(made._net.Name("shape"), 1, -1)]);
        return (made._net, made.IsChannelsLast);
    }

    private void Step(bool withSoftmax)
    {
        int rank = _net.Shape.Length, length = _net.Shape.Aggregate((a, b) => a * b);
        switch (_random.Next(20))
        {
            case 0 or 1 or 2:
                Transpose([0, .. Enumerable.Range(1, rank - 1).OrderBy(_ => _random.Next())]);
                break;
            case 3 or 4:
                int[] shape = Factors(length);
                _net.Node("Reshape", shape, [_net.Longs(_net.Name("shape"), [.. shape.Select(d => (long)d)])]);
                break;
            case 5 when rank < 4:
                int at = _random.Next(1, rank + 1);
                _net.Node("Unsqueeze", [.. _net.Shape.Take(at), 1, .. _net.Shape.Skip(at)], [_net.Longs(_net.Name("axes"), at)]);
                break;
            case 6:
                _net.Node(new[] { "Relu", "Sigmoid", "Tanh", "LeakyRelu", "HardSwish", "HardSigmoid" }[_random.Next(6)]);
                break;
            case 7:
                float low = _random.Next(2) == 0 ? 0 : -1;
                _net.Node("Clip", _net.Shape, [_net.Floats(_net.Name("low"), [low]), _net.Floats(_net.Name("high"), [_random.Next(1, 4)])]);
                break;
            case 8 or 9:
                Constant();
                break;
            case 10 when length <= MostElements / 2:
                Join();
                break;
            case 11 or 12 when rank is 3 or 4:
                Convolve();
                break;
            case 13 when rank == 4 && Math.Min(_net.Shape[2], _net.Shape[3]) > 2:
                Pool();
                break;
            case 14 when rank == 4 && length <= MostElements / 3:
                int[] pads = [0, 0, .. Enumerable.Range(0, 2).Select(_ => _random.Next(3))], after = [0, _random.Next(2), .. Enumerable.Range(0, 2).Select(_ => _random.Next(2))];
                _net.Node("Pad", [.. _net.Shape.Select((d, i) => d + pads[i] + after[i])], [_net.Longs(_net.Name("pads"), [.. pads.Concat(after).Select(p => (long)p)]), _net.Floats(_net.Name("value"), [_random.Next(2)])]);
                break;
            case 15:
                int outputs = _random.Next(1, 6), depth = _net.Shape[^1];
                _net.Node("MatMul", [.. _net.Shape.SkipLast(1), outputs], [_net.Floats(_net.Name("w"), [depth, outputs], () => _net.Weight(depth))]);
                break;
            case 16:
                _net.BatchNormalization();
                break;
            case 17 when rank == 4:
                bool keeps = _random.Next(2) == 0;
                _net.Node("ReduceMean", [1, _net.Channels, .. keeps ? new[] { 1, 1 } : []], [], OnnxAttributes.Of("axes", [2L, 3]), OnnxAttributes.Of("keepdims", keeps ? 1L : 0));
                break;
            case 18 when rank == 4 && length <= MostElements / 4:
                _net.Node("Resize", [1, _net.Channels, _net.Shape[2] * 2, _net.Shape[3]], ["", _net.Floats(_net.Name("scales"), [1, 1, 2, 1], 4)], OnnxAttributes.Of("coordinate_transformation_mode", "asymmetric"), OnnxAttributes.Of("nearest_mode", "floor"));
                break;
            case 19 when withSoftmax:
                _net.Node("Softmax", OnnxAttributes.Of("axis", (long)_random.Next(1, rank)));
                break;
        }
    }

    private void Transpose(int[] order) => _net.Node("Transpose", [.. order.Select(d => _net.Shape[d])], [], OnnxAttributes.Of("perm", order.Select(d => (long)d)));

    // One value for all, or along any of the last axes.
    private void Constant()
    {
        int[] shape = [.. _net.Shape.Select((d, axis) => axis > 0 && _random.Next(2) == 0 ? d : 1)];
        shape = [.. shape.Skip(_random.Next(shape.TakeWhile(d => d == 1).Count() + 1))];
        string type = new[] { "Add", "Sub", "Mul", "Div" }[_random.Next(4)];
        _net.Node(type, _net.Shape, [_net.Floats(_net.Name("c"), shape, () => 0.5f + _random.NextSingle())]);
    }

    // A tensor beside itself: joined, added or multiplied, the second one through transposes of its own.
    private void Join()
    {
        string first = _net.Current;
        int rank = _net.Shape.Length;
        int[] shape = _net.Shape, order = [0, .. Enumerable.Range(1, rank - 1).OrderBy(_ => _random.Next())];
        _net.Node("Tanh");
        if (_random.Next(2) == 0)
        {
            Transpose(order);
            _net.Node("Relu");
            Transpose([.. Enumerable.Range(0, rank).Select(d => Array.IndexOf(order, d))]);
        }
        int axis = _random.Next(1, rank);
        int[] joined = [.. shape.Select((d, a) => a == axis ? 2 * d : d)];
        switch (_random.Next(3))
        {
            case 0:
                _net.Node("Concat", joined, [first], OnnxAttributes.Of("axis", (long)axis));
                break;
            case 1:
                _net.Node(_random.Next(2) == 0 ? "Add" : "Sub", shape, [first]);
                break;
            case 2 when rank == 4:
                // The gate of a squeeze and excitation block.
                _net.Node(_random.Next(2) == 0 ? "GlobalAveragePool" : "GlobalMaxPool", [1, shape[1], 1, 1], []).Node("Mul", shape, [first]);
                break;
        }
    }

    private void Convolve()
    {
        bool isSignal = _net.Shape.Length == 3;
        int[] size = isSignal ? [_net.Shape[2]] : [_net.Shape[2], _net.Shape[3]];
        int[] kernel = [.. size.Select(s => _random.Next(1, Math.Min(s, 3) + 1))], strides = [.. size.Select(_ => _random.Next(1, 3))];
        int[] pads = [.. kernel.Concat(kernel).Select(k => _random.Next(k))];
        int outputs = _random.Next(1, 5), group = _random.Next(3) == 0 ? _net.Channels : 1;
        outputs *= group;
        int[] slid = [.. size.Select((s, d) => (s + pads[d] + pads[d + size.Length] - kernel[d]) / strides[d] + 1)];
        if (outputs * slid.Aggregate((a, b) => a * b) > MostElements)
            return;
        string weights = _net.Floats(_net.Name("w"), [outputs, _net.Channels / group, .. kernel], () => _net.Weight(_net.Channels / group * kernel.Aggregate((a, b) => a * b)));
        _net.Node("Conv", [1, outputs, .. slid], [weights, _net.Floats(_net.Name("b"), [outputs], () => _net.Weight(8))], [.. Of("kernel_shape", kernel), .. Of("strides", strides), .. Of("pads", pads), OnnxAttributes.Of("group", (long)group)]);
    }

    private void Pool()
    {
        bool isMax = _random.Next(2) == 0;
        int[] pads = [.. Enumerable.Range(0, 4).Select(_ => _random.Next(2))];
        int[] slid = [.. Enumerable.Range(2, 2).Select(d => (_net.Shape[d] + pads[d - 2] + pads[d] - 2) / 2 + 1)];
        _net.Node(isMax ? "MaxPool" : "AveragePool", [1, _net.Channels, .. slid], [], [.. Of("kernel_shape", [2, 2]), .. Of("strides", [2, 2]), .. Of("pads", pads), .. isMax ? [] : new[] { OnnxAttributes.Of("count_include_pad", 1L) }]);
    }

    private static IEnumerable<Edge.Onnx.Proto.AttributeProto> Of(string name, int[] values) => [OnnxAttributes.Of(name, values.Select(v => (long)v))];

    // A shape of so many elements with the batch in front.
    private int[] Factors(int length)
    {
        var shape = new List<int> { 1 };
        for (int d = _random.Next(1, 4); d > 1; d--)
        {
            int[] divisors = [.. Enumerable.Range(1, length).Where(i => length % i == 0)];
            shape.Add(divisors[_random.Next(divisors.Length)]);
            length /= shape[^1];
        }
        return [.. shape, length];
    }
}
