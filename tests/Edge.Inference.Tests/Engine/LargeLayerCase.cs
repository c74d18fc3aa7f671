using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>A random dense layer, or a convolution of one position.</summary>
internal sealed class LargeLayerCase
{
    private readonly int _seed;
    private readonly Graph _graph;

    public LargeLayerCase(int seed)
    {
        _seed = seed;
        _graph = MakeGraph();
        Input = new sbyte[_graph.Inputs[0].Length];
        new Random(~seed).NextBytes(MemoryMarshal.AsBytes(Input.AsSpan()));
    }

    public sbyte[] Input { get; }

    /// <summary>The reference kernel's answer.</summary>
    public sbyte[] Expected() => ReferenceAnswer.Of(_graph, Input);

    /// <summary>The network, on new tensors.</summary>
    public Graph MakeGraph()
    {
        var random = new Random(_seed);
        int side = random.Next(1, 6), depth = random.Next(1, 200), channels = random.Next(1, 140), rows = _seed % 5 == 0 ? 2 : 1;
        bool dense = _seed % 2 == 0, same = random.Next(2) == 0;
        var input = new Tensor("in", dense ? [rows, side * side * depth] : [rows, side, side, depth], 1f, random.Next(-128, 128));
        var output = new Tensor("out", dense ? [rows, channels] : [rows, 1, 1, channels], 1f, random.Next(-128, 128));
        var weights = new sbyte[channels * side * side * depth];
        random.NextBytes(MemoryMarshal.AsBytes(weights.AsSpan()));
        int[] bias = [.. Enumerable.Range(0, channels).Select(_ => random.Next(-100_000, 100_000))];
        int[] multipliers = [.. Enumerable.Range(0, channels).Select(_ => random.Next(1 << 30, int.MaxValue))];
        int[] shifts = [.. Enumerable.Range(0, channels).Select(_ => -random.Next(8, 15))];
        Operator step = dense
            ? new FullyConnected("dense", input, output, weights, bias, multipliers, shifts, -128, 127)
            : new Conv2D("conv", input, output, new Window(side, side, side, side, 1, 1, same), weights, bias, multipliers, shifts, -128, 127);
        return new Graph("large", [input], [output], [step]);
    }

    public override string ToString() => $"{_graph.Inputs[0].ShapeText()} to {_graph.Outputs[0].ShapeText()}";
}
