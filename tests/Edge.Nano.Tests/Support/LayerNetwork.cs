using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Nano.Tests.Support;

/// <summary>The network of a <see cref="LayerCase"/>: perhaps an identity, perhaps a pad, the layer, perhaps a pool, perhaps an identity.</summary>
internal sealed class LayerNetwork
{
    /// <summary>Name of the layer under test.</summary>
    public const string Name = "layer";

    // 1 as a multiplier: 0.5 in 31 bits, doubled.
    private const int Half = 1 << 30;

    private readonly LayerCase _case;
    private readonly Random _random;
    private readonly List<Operator> _operators = [];

    public LayerNetwork(LayerCase layer)
    {
        _case = layer;
        _random = new Random(layer.Seed);
        bool dense = layer.Kind == LayerKind.Dense;
        var input = new Tensor("input", [1, layer.Height, layer.Width, layer.Inputs], 0.5f, layer.ZeroPoint);
        Tensor current = layer.Inside ? Identity("front", input) : input;
        if (layer.Padding == Padding.Explicit && !dense)
            current = Padded(current);
        current = dense ? Dense(current) : Convolution(current);
        if (layer.Pool > 0 && !dense && current.Shape[1] >= layer.Pool && current.Shape[2] >= layer.Pool)
            current = Pooled(current);
        if (layer.Inside && !dense)
            current = Identity("behind", current);
        Graph = new Graph("layer", [input], [current], [.. _operators]);
    }

    /// <summary>The network.</summary>
    public Graph Graph { get; }

    private Tensor Add(Operator step)
    {
        _operators.Add(step);
        return step.Output;
    }

    private Tensor Identity(string name, Tensor input)
    {
        int channels = input.Shape[3];
        var output = new Tensor(name, input.Shape, input.Scale, input.ZeroPoint);
        sbyte[] weights = [.. Enumerable.Range(0, channels * channels).Select(i => (sbyte)(i % channels == i / channels ? 1 : 0))];
        return Add(new Conv2D(name, input, output, new Window(1, 1, 1, 1, 1, 1, false), weights, null, [.. Enumerable.Repeat(Half, channels)], [.. Enumerable.Repeat(1, channels)], -128, 127));
    }

    private Tensor Padded(Tensor input)
    {
        int[] sides = [.. Enumerable.Range(0, 4).Select(_ => _random.Next(0, 3))];
        var output = new Tensor("pad", [1, input.Shape[1] + sides[0] + sides[1], input.Shape[2] + sides[2] + sides[3], input.Shape[3]], input.Scale, input.ZeroPoint);
        return Add(new Pad("pad", input, output, [0, 0, .. sides, 0, 0], (sbyte)input.ZeroPoint));
    }

    private Tensor Convolution(Tensor input)
    {
        bool same = _case.Padding == Padding.Same, pointwise = _case.Kind == LayerKind.Pointwise;
        // Without zeros around it the window has to find room.
        int height = pointwise ? 1 : same ? _case.KernelHeight : Math.Min(_case.KernelHeight, input.Shape[1]), width = pointwise ? 1 : same ? _case.KernelWidth : Math.Min(_case.KernelWidth, input.Shape[2]);
        var window = new Window(height, width, _case.StrideHeight, _case.StrideWidth, 1, 1, same);
        int inputs = input.Shape[3], outputs = _case.Kind is LayerKind.Depthwise or LayerKind.Grouped ? inputs * _case.Outputs : _case.Outputs;
        int depth = height * width * (_case.Kind is LayerKind.Depthwise or LayerKind.Grouped ? 1 : inputs);
        Tensor output = Output([1, window.OutputHeight(input.Shape[1]), window.OutputWidth(input.Shape[2]), outputs], out int minimum, out int maximum);
        bool depthwise = _case.Kind == LayerKind.Depthwise;
        sbyte[] weights = Weights(outputs, depth, depthwise);
        (int[] multipliers, int[] shifts, int[]? bias) = (Multipliers(outputs), Shifts(outputs, depth), Bias(outputs, depth));
        return Add(depthwise
            ? new DepthwiseConv2D(Name, input, output, window, weights, bias, multipliers, shifts, minimum, maximum)
            : new Conv2D(Name, input, output, window, weights, bias, multipliers, shifts, minimum, maximum));
    }

    private Tensor Dense(Tensor input)
    {
        Tensor output = Output([1, _case.Outputs], out int minimum, out int maximum);
        return Add(new FullyConnected(
            Name, input, output, Weights(_case.Outputs, input.Length, false), Bias(_case.Outputs, input.Length), Multipliers(_case.Outputs), Shifts(_case.Outputs, input.Length), minimum, maximum));
    }

    private Tensor Pooled(Tensor input)
    {
        var window = new Window(_case.Pool, _case.Pool, _case.Pool, _case.Pool, 1, 1, false);
        var output = new Tensor("pool", [1, window.OutputHeight(input.Shape[1]), window.OutputWidth(input.Shape[2]), input.Shape[3]], input.Scale, input.ZeroPoint);
        return Add(new MaxPool2D("pool", input, output, window, -128, 127));
    }

    private Tensor Output(int[] shape, out int minimum, out int maximum)
    {
        int zeroPoint = _case.Activation is Fusion.Relu or Fusion.Relu6 ? -128 : _random.Next(-100, 100);
        minimum = _case.Activation switch { Fusion.None => -128, Fusion.WithoutZero => zeroPoint + 7, _ => zeroPoint };
        maximum = _case.Activation is Fusion.Relu6 ? _random.Next(-40, 120) : 127;
        return new Tensor(Name, shape, 0.25f, zeroPoint);
    }

    private sbyte[] Weights(int outputs, int depth, bool channelsLast) => [.. Enumerable.Range(0, outputs * depth).Select(i => (sbyte)(_case.Weights switch
    {
        Extreme.Highest => 127,
        Extreme.Lowest => -127,
        Extreme.Alternating => i % 2 == 0 ? 127 : -127,
        Extreme.AlternatingChannels => (channelsLast ? i % outputs : i / depth) % 2 == 0 ? 127 : -127,
        Extreme.RandomEnds => _random.Next(2) == 0 ? 127 : -127,
        Extreme.Zero => 0,
        _ => _random.Next(-127, 128),
    }))];

    private int[] Multipliers(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(24) == 0 ? 0 : _random.Next(4) == 0 ? Half : _random.Next(Half, int.MaxValue))];

    // A sum of this depth is at most depth * 127 * 255; 2^gain times the output's range comes out.
    private int[] Shifts(int count, int depth) => [.. Enumerable.Repeat(Math.Clamp(_case.Gain - (int)Math.Log2(depth * 127), -31, 1), count)];

    private int[]? Bias(int count, int depth)
    {
        int most = depth * 127 * 255, kind = _random.Next(4);
        return kind == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => kind switch { 1 => -most / 2, 2 => _random.Next(-most, most), _ => _random.Next(2) == 0 ? most : -most })];
    }
}
