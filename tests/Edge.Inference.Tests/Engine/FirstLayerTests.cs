using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves convolutions over one channel, whose picture is copied in pairs, against the reference.</summary>
public class FirstLayerTests
{
    public static TheoryData<string> Forms() => FormParityTests.FormNames();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Convolutions_of_one_channel_equal_the_reference(string form)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        for (int seed = 0; seed < 150; seed++)
        {
            Graph graph = Make(new Random(seed));
            var values = new sbyte[graph.Inputs[0].Length];
            if (seed % 3 == 0)
                Array.Fill(values, seed % 2 == 0 ? sbyte.MinValue : sbyte.MaxValue);
            else
                new Random(seed).NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
            Assert.True(ReferenceAnswer.Of(graph, values).AsSpan().SequenceEqual(implementation.Run(graph, [values])), $"seed {seed}: {graph.Inputs[0].ShapeText()} to {graph.Outputs[0].ShapeText()}");
        }
    }

    private static Graph Make(Random random)
    {
        int kernelHeight = random.Next(1, 8), kernelWidth = random.Next(1, 8), channels = random.Next(8, 40), batches = random.Next(1, 3);
        int height = random.Next(kernelHeight, 30), width = random.Next(kernelWidth, 30), stride = random.Next(1, 4);
        var window = new Window(kernelHeight, kernelWidth, stride, random.Next(1, 4), 1, 1, random.Next(2) == 0);
        var input = new Tensor("in", [batches, height, width, 1], 1f, random.Next(-128, 128));
        int convHeight = window.OutputHeight(height), convWidth = window.OutputWidth(width);
        var middle = new Tensor("middle", [batches, convHeight, convWidth, channels], 1f, random.Next(-128, 128));
        var weights = new sbyte[channels * kernelHeight * kernelWidth];
        random.NextBytes(MemoryMarshal.AsBytes(weights.AsSpan()));
        int[] bias = [.. Enumerable.Range(0, channels).Select(_ => random.Next(-10_000, 10_000))];
        int[] multipliers = [.. Enumerable.Range(0, channels).Select(_ => random.Next(1 << 30, int.MaxValue))];
        int[] shifts = [.. Enumerable.Range(0, channels).Select(_ => -random.Next(0, 13))];
        var conv = new Conv2D("conv", input, middle, window, weights, bias, multipliers, shifts, random.Next(-128, 0), random.Next(0, 128));
        if (convHeight < 2 || convWidth < 2 || random.Next(2) == 0)
            return new Graph("first", [input], [middle], [conv]);
        var output = new Tensor("out", [batches, convHeight / 2, convWidth / 2, channels], 1f, middle.ZeroPoint);
        return new Graph("first", [input], [output], [conv, new MaxPool2D("pool", middle, output, new Window(2, 2, 2, 2, 1, 1, false), -128, 127)]);
    }
}
