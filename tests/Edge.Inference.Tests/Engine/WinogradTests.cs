using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves that the Winograd kernels give the reference's bits, at the ends of every range too.</summary>
public class WinogradTests
{
    private const int Cases = 300;

    public static TheoryData<string> Forms() => [.. FormParity.Runnable.Where(f => f is KernelForm.Avx512 or KernelForm.Avx2 or KernelForm.Portable).Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Random_3x3_convolutions_equal_the_reference(string form)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        int transformed = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            Graph graph = Make(new Random(seed), extreme: seed % 3 == 0);
            if (!new CompiledGraph(graph, Enum.Parse<KernelForm>(form)).Steps[0].Form.Contains("winograd", StringComparison.Ordinal))
                continue;
            transformed++;
            var random = new Random(seed);
            var input = new sbyte[graph.Inputs[0].Length];
            if (seed % 3 == 0)
                for (int i = 0; i < input.Length; i++)
                    input[i] = random.Next(2) == 0 ? sbyte.MinValue : sbyte.MaxValue;
            else
                random.NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
            Assert.True(ReferenceAnswer.Of(graph, input).AsSpan().SequenceEqual(implementation.Run(graph, [input])), $"seed {seed}: {graph.Inputs[0].ShapeText()} to {graph.Outputs[0].ShapeText()}");
        }
        // The others are too small to gain by it.
        Assert.InRange(transformed, Cases / 2, Cases - 1);
    }

    [Fact]
    public void Weights_whose_sums_could_wrap_are_left_to_the_direct_kernel()
    {
        // 9 * 1864 * 127 * 255 is above 2^29, a quarter of what 32 bits hold.
        const int Depth = 1864;
        var input = new Tensor("in", [1, 6, 6, Depth], 1f, -128);
        var output = new Tensor("out", [1, 4, 4, 1], 1f, 0);
        sbyte[] weights = [.. Enumerable.Repeat((sbyte)127, 9 * Depth)];
        var conv = new Conv2D("conv", input, output, new Window(3, 3, 1, 1, 1, 1, false), weights, null, [1 << 30], [-20], -128, 127);
        var graph = new Graph("wide", [input], [output], [conv]);
        foreach (KernelForm form in FormParity.Runnable)
        {
            Assert.DoesNotContain("winograd", new CompiledGraph(graph, form).Steps[0].Form, StringComparison.Ordinal);
            sbyte[] ones = [.. Enumerable.Repeat((sbyte)127, input.Length)];
            Assert.Equal(ReferenceAnswer.Of(graph, ones), new FormImplementation(form).Run(graph, [ones]));
        }
    }

    private static Graph Make(Random random, bool extreme)
    {
        int batches = random.Next(1, 3), height = random.Next(3, 19), width = random.Next(3, 19), depth = random.Next(8, 41), channels = random.Next(1, 71);
        bool same = random.Next(2) == 0, pooled = random.Next(2) == 0;
        var window = new Window(3, 3, 1, 1, 1, 1, same);
        int convHeight = window.OutputHeight(height), convWidth = window.OutputWidth(width);
        var input = new Tensor("in", [batches, height, width, depth], 1f, extreme ? (random.Next(2) == 0 ? -128 : 127) : random.Next(-128, 128));
        var middle = new Tensor("middle", [batches, convHeight, convWidth, channels], 1f, random.Next(-128, 128));
        sbyte[] weights = new sbyte[channels * 9 * depth];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (sbyte)(extreme ? (random.Next(8) > 0 ? (i / (9 * depth) % 2 == 0 ? 127 : -128) : 0) : random.Next(-128, 128));
        int[] bias = [.. Enumerable.Range(0, channels).Select(_ => random.Next(-1_000_000, 1_000_000))];
        int[] multipliers = [.. Enumerable.Range(0, channels).Select(_ => random.Next(1 << 30, int.MaxValue))];
        int[] shifts = [.. Enumerable.Range(0, channels).Select(_ => -random.Next(extreme ? 10 : 6, extreme ? 18 : 13))];
        var conv = new Conv2D("conv", input, middle, window, weights, bias, multipliers, shifts, random.Next(-128, 0), random.Next(0, 128));
        if (!pooled || convHeight < 2 || convWidth < 2)
            return new Graph("winograd", [input], [middle], [conv]);
        var output = new Tensor("out", [batches, convHeight / 2, convWidth / 2, channels], 1f, middle.ZeroPoint);
        return new Graph("winograd", [input], [output], [conv, new MaxPool2D("pool", middle, output, new Window(2, 2, 2, 2, 1, 1, false), -128, 127)]);
    }
}
