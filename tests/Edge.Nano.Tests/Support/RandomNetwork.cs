using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Nano.Tests.Support;

/// <summary>Networks of random layers: shapes, paddings, strides, zero points, activations and weights at their extremes.</summary>
/// <param name="seed">One seed, one network.</param>
/// <param name="prefix">What the name of every layer and tensor begins with.</param>
internal sealed class RandomNetwork(int seed, string prefix = "")
{
    private readonly Random _random = new(seed);
    private readonly List<Operator> _operators = [];

    /// <summary>A network of one to three convolutions, pools between them, perhaps a depthwise one, then a dense layer and softmax.</summary>
    public Graph Make()
    {
        var input = new Tensor(prefix + "input", [1, _random.Next(5, 12), _random.Next(5, 12), _random.Next(1, 4)], 0.5f, _random.Next(3) == 0 ? _random.Next(-128, 128) : -128);
        Tensor current = input;
        for (int layer = _random.Next(1, 4); layer > 0; layer--)
        {
            Tensor before = current;
            current = Convolution(current);
            if (_random.Next(3) == 0)
                current = Sum(current, before.Shape.SequenceEqual(current.Shape) ? before : current);
            if (_random.Next(2) == 0)
                current = Pool(current);
            else if (_random.Next(4) == 0)
                current = Depthwise(current);
        }
        if (_random.Next(4) == 0)
            current = Mean(current);
        if (_random.Next(4) != 0)
        {
            var flat = new Tensor(prefix + "flat", [1, current.Length], current.Scale, current.ZeroPoint);
            _operators.Add(new Reshape(prefix + "flat", current, flat));
            current = Dense(flat);
            var output = new Tensor(prefix + "probabilities", current.Shape, 1f / 256, -128);
            _operators.Add(new Softmax(prefix + "probabilities", current, output, 1 << 30, _random.Next(22, 26)));
            current = output;
        }
        return new Graph("random", [input], [current], [.. _operators]);
    }

    /// <summary>A network of two or three 3x3 convolutions with stride 1, perhaps with a pool: what Winograd's form is for.</summary>
    /// <param name="least">Fewest output channels.</param>
    public Graph Squares(int least = 1)
    {
        var input = new Tensor(prefix + "input", [1, 2 * _random.Next(4, 7), 2 * _random.Next(4, 7), _random.Next(1, 6)], 0.5f, _random.Next(3) == 0 ? _random.Next(-128, 128) : -128);
        Tensor current = input;
        for (int layer = _random.Next(2, 4); layer > 0; layer--)
            current = Convolution(current, new Window(3, 3, 1, 1, 1, 1, _random.Next(3) > 0), _random.Next(least, least + 11), 1);
        if (_random.Next(2) == 0)
            current = Pool(current);
        return new Graph("squares", [input], [current], [.. _operators]);
    }

    /// <summary>An input: random, or all at an end of the range.</summary>
    public sbyte[] Input(int length) => _random.Next(4) switch
    {
        0 => [.. Enumerable.Repeat((sbyte)127, length)],
        1 => [.. Enumerable.Range(0, length).Select(_ => (sbyte)(_random.Next(3) == 0 ? _random.Next(-128, 128) : -128))],
        _ => [.. Enumerable.Range(0, length).Select(_ => (sbyte)_random.Next(-128, 128))],
    };

    private Tensor Convolution(Tensor input)
    {
        int kernelHeight = _random.Next(1, 6), kernelWidth = _random.Next(1, 6), dilation = _random.Next(5) == 0 ? 2 : 1;
        bool same = _random.Next(2) == 0;
        var window = new Window(kernelHeight, kernelWidth, _random.Next(1, 4), _random.Next(1, 4), dilation, dilation, same);
        if (window.OutputHeight(input.Shape[1]) < 1 || window.OutputWidth(input.Shape[2]) < 1)
            window = new Window(1, 1, 1, 1, 1, 1, false);
        int channels = _random.Next(1, 9), groups = input.Shape[3] > 1 && _random.Next(5) == 0 ? input.Shape[3] : 1;
        return Convolution(input, window, (channels + groups - 1) / groups * groups, groups);
    }

    private Tensor Convolution(Tensor input, Window window, int channels, int groups)
    {
        int depth = window.Height * window.Width * input.Shape[3] / groups;
        Tensor output = Output([1, window.OutputHeight(input.Shape[1]), window.OutputWidth(input.Shape[2]), channels], out int minimum, out int maximum);
        _operators.Add(new Conv2D(output.Name, input, output, window, Weights(channels * depth), Biases(channels), Multipliers(channels), Shifts(channels, depth), minimum, maximum));
        return output;
    }

    private Tensor Depthwise(Tensor input)
    {
        var window = new Window(_random.Next(1, 5), _random.Next(1, 5), _random.Next(1, 3), _random.Next(1, 3), 1, _random.Next(5) == 0 ? 2 : 1, _random.Next(2) == 0);
        if (window.OutputHeight(input.Shape[1]) < 1 || window.OutputWidth(input.Shape[2]) < 1)
            window = new Window(3, 3, 1, 1, 1, 1, true);
        int channels = input.Shape[3] * (_random.Next(4) == 0 ? 2 : 1), taps = window.Height * window.Width;
        Tensor output = Output([1, window.OutputHeight(input.Shape[1]), window.OutputWidth(input.Shape[2]), channels], out int minimum, out int maximum);
        _operators.Add(new DepthwiseConv2D(output.Name, input, output, window, Weights(taps * channels), Biases(channels), Multipliers(channels), Shifts(channels, taps), minimum, maximum));
        return output;
    }

    private Tensor Pool(Tensor input)
    {
        int size = _random.Next(1, 4), stride = _random.Next(4) == 0 ? 1 : size;
        var window = new Window(size, size, stride, stride, 1, 1, _random.Next(3) == 0);
        if (window.OutputHeight(input.Shape[1]) < 1 || window.OutputWidth(input.Shape[2]) < 1)
            return input;
        var output = new Tensor($"{prefix}pool{_operators.Count}", [1, window.OutputHeight(input.Shape[1]), window.OutputWidth(input.Shape[2]), input.Shape[3]], input.Scale, input.ZeroPoint);
        int most = _random.Next(3) == 0 ? 100 : 127;
        _operators.Add(_random.Next(3) == 0
            ? new AveragePool2D(output.Name, input, output, window, -128, most)
            : new MaxPool2D(output.Name, input, output, window, -128, most));
        return output;
    }

    private Tensor Sum(Tensor input, Tensor other)
    {
        Tensor output = Output(input.Shape, out int minimum, out int maximum);
        _operators.Add(new Add(output.Name, input, other, output, [_random.Next(1 << 30, int.MaxValue), 1 << 30, _random.Next(1 << 30, int.MaxValue)], [-_random.Next(0, 3), -_random.Next(0, 3), -_random.Next(16, 21)], minimum, maximum));
        return output;
    }

    private Tensor Mean(Tensor input)
    {
        var output = new Tensor(prefix + "mean", [1, 1, 1, input.Shape[3]], 0.25f, _random.Next(-128, 128));
        _operators.Add(new Mean(prefix + "mean", input, output, [1, 2], Multipliers(1)[0], -_random.Next(0, 6)));
        return output;
    }

    private Tensor Dense(Tensor input)
    {
        int channels = _random.Next(1, 12);
        Tensor output = Output([1, channels], out int minimum, out int maximum);
        _operators.Add(new FullyConnected(output.Name, input, output, Weights(channels * input.Length), Biases(channels), Multipliers(channels), Shifts(channels, input.Length), minimum, maximum));
        return output;
    }

    private Tensor Output(int[] shape, out int minimum, out int maximum)
    {
        int zeroPoint = _random.Next(2) == 0 ? -128 : _random.Next(-128, 128);
        minimum = _random.Next(3) == 0 ? -128 : _random.Next(6) == 0 ? Math.Min(zeroPoint + 5, 126) : zeroPoint;
        maximum = _random.Next(3) == 0 ? _random.Next(minimum, 128) : 127;
        return new Tensor($"{prefix}layer{_operators.Count}", shape, 0.25f, zeroPoint);
    }

    private sbyte[] Weights(int count)
    {
        int kind = _random.Next(6);
        return [.. Enumerable.Range(0, count).Select(i => (sbyte)(kind switch
        {
            0 => 127,
            1 => -127,
            2 => i % 2 == 0 ? 127 : -127,
            _ => _random.Next(-127, 128),
        }))];
    }

    private int[]? Biases(int count) => _random.Next(5) == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => _random.Next(-20000, 20000))];

    private int[] Multipliers(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(20) == 0 ? 0 : _random.Next(3) == 0 ? 1 << 30 : _random.Next(1 << 30, int.MaxValue))];

    // Around the scale at which sums of this depth fill the output, and now and then far from it.
    private int[] Shifts(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(12) == 0
        ? _random.Next(-31, 2)
        : -(5 + (int)Math.Log2(depth + 1) / 2 + _random.Next(0, 4)))];
}
