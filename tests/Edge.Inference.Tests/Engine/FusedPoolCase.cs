using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>A random convolution with a 2x2 max pool behind it, which the engine computes in one step.</summary>
internal sealed class FusedPoolCase
{
    private readonly int _seed;
    private readonly int _smallestWeight;
    private readonly int _height;
    private readonly int _width;
    private readonly int _depth;
    private readonly int _channels;
    private readonly Window _window;

    public FusedPoolCase(int seed, int smallestWeight = -127)
    {
        (_seed, _smallestWeight) = (seed, smallestWeight);
        var random = new Random(seed);
        (_height, _width, _depth, _channels) = (random.Next(1, 12), random.Next(1, 12), random.Next(1, 20), random.Next(1, 70));
        int kernel = random.Next(1, 4);
        _window = new Window(kernel, kernel, 1, 1, 1, 1, random.Next(2) == 0);
        Input = new sbyte[_height * _width * _depth];
        random.NextBytes(MemoryMarshal.AsBytes(Input.AsSpan()));
    }

    /// <summary>Whether the convolution's output is large enough for the pool.</summary>
    public bool Exists => _window.OutputHeight(_height) >= 2 && _window.OutputWidth(_width) >= 2;

    public sbyte[] Input { get; }

    /// <summary>The reference kernels' answer.</summary>
    public sbyte[] Expected() => ReferenceAnswer.Of(MakeGraph(), Input);

    /// <summary>The network, on new tensors.</summary>
    public Graph MakeGraph()
    {
        var parts = new Random(_seed);
        int convHeight = _window.OutputHeight(_height), convWidth = _window.OutputWidth(_width);
        sbyte[] weights = [.. Enumerable.Range(0, _channels * _window.Height * _window.Width * _depth).Select(_ => (sbyte)parts.Next(_smallestWeight, 128))];
        int[] bias = [.. Enumerable.Range(0, _channels).Select(_ => parts.Next(-100_000, 100_000))];
        int[] multipliers = [.. Enumerable.Range(0, _channels).Select(_ => parts.Next(1 << 30, int.MaxValue))];
        int[] shifts = [.. Enumerable.Range(0, _channels).Select(_ => -parts.Next(6, 13))];
        var input = new Tensor("in", [1, _height, _width, _depth], 1f, parts.Next(-128, 128));
        var middle = new Tensor("middle", [1, convHeight, convWidth, _channels], 1f, -128);
        var output = new Tensor("out", [1, convHeight / 2, convWidth / 2, _channels], 1f, -128);
        var conv = new Conv2D("conv", input, middle, _window, weights, bias, multipliers, shifts, -128, parts.Next(0, 128));
        var pool = new MaxPool2D("pool", middle, output, new Window(2, 2, 2, 2, 1, 1, false), parts.Next(-128, -100), parts.Next(0, 128));
        return new Graph("fused", [input], [output], [conv, pool]);
    }
}
