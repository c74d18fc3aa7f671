using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves layers of one position, whose weights may be kept in half the bytes, against the reference.</summary>
public class LargeDenseTests
{
    public static TheoryData<string> Forms() => FormParityTests.FormNames();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Dense_layers_and_convolutions_of_one_position_equal_the_reference(string form)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            int side = random.Next(1, 6), depth = random.Next(1, 200), channels = random.Next(1, 140), rows = seed % 5 == 0 ? 2 : 1;
            bool dense = seed % 2 == 0, same = random.Next(2) == 0;
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
            var graph = new Graph("large", [input], [output], [step]);
            var values = new sbyte[input.Length];
            random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
            var expected = new sbyte[output.Length];
            new Interpreter(graph).Run(values, 0, expected, 0);
            Assert.True(expected.AsSpan().SequenceEqual(implementation.Run(graph, [values])), $"seed {seed}: {input.ShapeText()} to {output.ShapeText()}");
        }
    }
}
