using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Nano.Tests.Support;

/// <summary>One layer with what surrounds it: all that a generated form can depend on.</summary>
internal sealed record LayerCase
{
    public required LayerKind Kind { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }

    /// <summary>Input channels.</summary>
    public required int Inputs { get; init; }

    /// <summary>Output channels; for each input channel where the layer is depthwise.</summary>
    public required int Outputs { get; init; }

    public required int KernelHeight { get; init; }

    public required int KernelWidth { get; init; }

    public required int StrideHeight { get; init; }

    public required int StrideWidth { get; init; }

    public required Padding Padding { get; init; }

    public required Extreme Weights { get; init; }

    public required Fusion Activation { get; init; }

    /// <summary>Side of the max pool behind the layer; 0 for none.</summary>
    public required int Pool { get; init; }

    public required int ZeroPoint { get; init; }

    /// <summary>The requantised sums fill the output's range 2^this times over.</summary>
    public required int Gain { get; init; }

    /// <summary>Whether an identity stands before and behind the layer: then generated code packs what it reads and what it writes.</summary>
    public required bool Inside { get; init; }

    /// <summary>Heap, flash and density that the generator is told: from nothing to plenty.</summary>
    public required int Room { get; init; }

    public required int Seed { get; init; }

    /// <summary>Makes the network.</summary>
    public Graph Make() => new LayerNetwork(this).Graph;

    /// <summary>The inputs at which sums are largest and smallest, and some others.</summary>
    public sbyte[][] WorstInputs(Graph graph)
    {
        int length = graph.Inputs[0].Length, channels = Kind == LayerKind.Dense ? length : Inputs, row = Width * channels;
        var random = new Random(Seed + 1);
        sbyte[] Each(Func<int, int> value) => [.. Enumerable.Range(0, length).Select(i => (sbyte)value(i))];
        Operator step = graph.Operators.First(o => o.Name == LayerNetwork.Name);
        return
        [
            Each(_ => -128), Each(_ => 127), Each(i => i % 2 == 0 ? 127 : -128), Each(i => i % 2 == 0 ? -128 : 127), Each(i => i / channels % 2 == 0 ? 127 : -128),
            Each(i => i / row % 2 == 0 ? 127 : -128), Each(_ => ZeroPoint), Each(i => Sign(step, i, row, channels) > 0 ? 127 : -128), Each(i => Sign(step, i, row, channels) > 0 ? -128 : 127),
            Each(_ => random.Next(2) == 0 ? 127 : -128), Each(_ => random.Next(3) == 0 ? random.Next(-128, 128) : ZeroPoint), Each(_ => random.Next(-128, 128)), Each(_ => random.Next(-128, 128)),
        ];
    }

    // The sign of the weight of output channel 0 that meets the element where the window stands on a multiple of its size.
    private static int Sign(Operator step, int element, int row, int channels)
    {
        int y = element / row, x = element % row / channels, c = element % channels;
        return step switch
        {
            Conv2D o => o.Weights[Tap(o.Window, y, x) * o.GroupChannels + c % o.GroupChannels],
            DepthwiseConv2D o => o.Weights[Tap(o.Window, y, x) * o.Output.Shape[3] + c * o.DepthMultiplier],
            FullyConnected o => o.Weights[element % o.Depth],
            _ => 1,
        };
    }

    private static int Tap(Window window, int y, int x) => y % window.Height * window.Width + x % window.Width;
}
