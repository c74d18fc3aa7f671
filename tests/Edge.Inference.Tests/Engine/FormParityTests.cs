using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;
using Edge.Testing;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves every kernel form of this processor against the oracle and against the reference kernels, bit by bit.</summary>
public class FormParityTests
{
    private const int Cases = 400;

    // The forms that can run here. Without vectors in hardware the engine runs by reference, but the portable form still has to be right.
    internal static KernelForm[] Runnable => [.. KernelForms.Supported.Append(KernelForm.Portable).Where(f => f != KernelForm.Reference).Distinct()];

    public static TheoryData<string, string> Forms()
    {
        var data = new TheoryData<string, string>();
        foreach (KernelForm form in Runnable)
            foreach (string name in new[] { "CONV_2D", "FULLY_CONNECTED" })
                data.Add(form.ToString(), name);
        return data;
    }

    public static TheoryData<string> FormNames() => [.. Runnable.Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_random_problem_gives_the_exact_answer(string form, string name)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        int compared = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            Problem problem = Problems.ByOperator[name](new Random(seed));
            if (!implementation.Supports(problem.MakeOperator()))
                continue;
            compared++;
            Assert.True(problem.Expected().AsSpan().SequenceEqual(implementation.Run(problem.MakeOperator(), problem.Inputs)), $"seed {seed}: {problem}");
        }
        // Grouped convolutions and left shifts are left to the reference kernels.
        Assert.InRange(compared, Cases / 4, Cases);
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void A_convolution_with_its_pool_fused_gives_the_bits_of_both(string form)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int height = random.Next(1, 12), width = random.Next(1, 12), depth = random.Next(1, 20), channels = random.Next(1, 70), kernel = random.Next(1, 4);
            var window = new Window(kernel, kernel, 1, 1, 1, 1, random.Next(2) == 0);
            int convHeight = window.OutputHeight(height), convWidth = window.OutputWidth(width);
            if (convHeight < 2 || convWidth < 2)
                continue;
            Graph Make()
            {
                var parts = new Random(seed);
                sbyte[] weights = [.. Enumerable.Range(0, channels * kernel * kernel * depth).Select(_ => (sbyte)parts.Next(-127, 128))];
                int[] bias = [.. Enumerable.Range(0, channels).Select(_ => parts.Next(-100_000, 100_000))];
                int[] multipliers = [.. Enumerable.Range(0, channels).Select(_ => parts.Next(1 << 30, int.MaxValue))];
                int[] shifts = [.. Enumerable.Range(0, channels).Select(_ => -parts.Next(6, 13))];
                var input = new Tensor("in", [1, height, width, depth], 1f, parts.Next(-128, 128));
                var middle = new Tensor("middle", [1, convHeight, convWidth, channels], 1f, -128);
                var output = new Tensor("out", [1, convHeight / 2, convWidth / 2, channels], 1f, -128);
                var conv = new Conv2D("conv", input, middle, window, weights, bias, multipliers, shifts, -128, parts.Next(0, 128));
                var pool = new MaxPool2D("pool", middle, output, new Window(2, 2, 2, 2, 1, 1, false), parts.Next(-128, -100), parts.Next(0, 128));
                return new Graph("fused", [input], [output], [conv, pool]);
            }
            sbyte[] values = new sbyte[height * width * depth];
            random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
            Graph graph = Make();
            Assert.Single(new CompiledGraph(graph, Enum.Parse<KernelForm>(form)).Steps);
            var expected = new sbyte[graph.Outputs[0].Length];
            new Interpreter(Make()).Run(values, 0, expected, 0);
            Assert.Equal(expected, implementation.Run(graph, [values]));
        }
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void The_bundled_network_gives_the_reference_bytes(string form)
    {
        Graph graph = Model.Load(Repository.Data("n2", "n2.tflite")).Graph;
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        sbyte[] inputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.in.bin"))).ToArray();
        sbyte[] outputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.out.bin"))).ToArray();
        for (int i = 0; i < outputs.Length / 10; i++)
            Assert.Equal(outputs[(10 * i)..(10 * i + 10)], implementation.Run(graph, [inputs[(784 * i)..(784 * i + 784)]]));
    }
}
