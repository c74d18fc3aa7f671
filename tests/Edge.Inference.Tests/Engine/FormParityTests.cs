using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Testing;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves every kernel form of this processor against the oracle and against the reference kernels, bit by bit.</summary>
public class FormParityTests
{
    private const int Cases = 400;

    public static TheoryData<string, string> Forms()
    {
        var data = new TheoryData<string, string>();
        foreach (KernelForm form in FormParity.Runnable)
            foreach (string name in FormParity.Operators)
                data.Add(form.ToString(), name);
        return data;
    }

    public static TheoryData<string> FormNames() => [.. FormParity.Runnable.Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_random_problem_gives_the_exact_answer(string form, string name)
    {
        int compared = FormParity.Compare(Enum.Parse<KernelForm>(form), name, Cases);
        // Sums with broadcasting, left shifts and the like are left to the reference kernels.
        Assert.InRange(compared, Cases / 4, Cases);
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void A_convolution_with_its_pool_fused_gives_the_bits_of_both(string form)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        foreach (FusedPoolCase fused in Enumerable.Range(0, 200).Select(seed => new FusedPoolCase(seed)).Where(c => c.Exists))
        {
            Assert.Single(new CompiledGraph(fused.MakeGraph(), Enum.Parse<KernelForm>(form)).Steps);
            Assert.Equal(fused.Expected(), implementation.Run(fused.MakeGraph(), [fused.Input]));
        }
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Every_shift_rounds_as_the_contract_says(string form)
    {
        RoundingProblem[] problems = [new(), new(zeroPoint: -128), new(zeroPoint: -20, min: -20, max: 100), new(zeroPoint: 5, min: 7, max: 90), new(zeroPoint: 5, min: 4), new(zeroPoint: 127, max: 126)];
        foreach (RoundingProblem problem in problems)
            Assert.Equal(problem.Expected(), new FormImplementation(Enum.Parse<KernelForm>(form)).Run(problem.MakeOperator(), problem.Inputs));
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
