using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Inference.Tests.Engine;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;
using Edge.Testing;

namespace Edge.Inference.Tests.Arm;

/// <summary>Proves that the kernels give the exact bits on Arm: the sources that ship, compiled by .NET's compiler for Arm, on emulated processors of a Raspberry Pi 4 and 5.</summary>
public class ArmParityTests(ArmProgram program) : IClassFixture<ArmProgram>
{
    private const int Cases = 300;

    // What dotnet reports for a process that SIGILL ended.
    private const string UnknownInstruction = "ended with 132";

    public static TheoryData<string, string> Forms => new()
    {
        { "cortex-a72", nameof(KernelForm.AdvSimd) },
        { "cortex-a72", nameof(KernelForm.Portable) },
        { "cortex-a76", nameof(KernelForm.AdvSimd) },
        { "cortex-a76", nameof(KernelForm.ArmDp) },
        { "max", nameof(KernelForm.AdvSimd) },
        { "max", nameof(KernelForm.ArmDp) },
    };

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void Every_random_problem_gives_the_exact_answer(string processor, string form)
    {
        using ArmProcessor emulated = StartOrSkip(processor);
        foreach (string name in OperatorsOf(form))
        {
            var implementation = new EmulatedForm(Enum.Parse<KernelForm>(form), emulated);
            int compared = 0;
            for (int seed = 0; seed < Cases; seed++)
            {
                Problem problem = Problems.ByOperator[name](new Random(seed));
                if (!implementation.Supports(problem.MakeOperator()))
                    continue;
                compared++;
                Assert.True(problem.Expected().AsSpan().SequenceEqual(implementation.Run(problem.MakeOperator(), problem.Inputs)), $"seed {seed}: {problem}");
            }
            Assert.InRange(compared, Cases / 4, Cases);
            Assert.NotEmpty(implementation.Used);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void A_convolution_with_its_pool_fused_gives_the_bits_of_both(string processor, string form)
    {
        using ArmProcessor emulated = StartOrSkip(processor);
        var implementation = new EmulatedForm(Enum.Parse<KernelForm>(form), emulated);
        // Weights of -128 are outside the specification and inside int8: without the dot product they have a kernel of their own.
        foreach (int smallestWeight in new[] { -127, -128 })
            foreach (FusedPoolCase fused in Enumerable.Range(0, 100).Select(seed => new FusedPoolCase(seed, smallestWeight)).Where(c => c.Exists))
                Assert.Equal(fused.Expected(), implementation.Run(fused.MakeGraph(), [fused.Input]));
        Assert.Equal(KernelsOf(form), implementation.Used);
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void Every_shift_rounds_as_the_contract_says(string processor, string form)
    {
        using ArmProcessor emulated = StartOrSkip(processor);
        var problem = new RoundingProblem();
        Assert.Equal(problem.Expected(), new EmulatedForm(Enum.Parse<KernelForm>(form), emulated).Run(problem.MakeOperator(), problem.Inputs));
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void The_bundled_network_gives_the_reference_bytes(string processor, string form)
    {
        using ArmProcessor emulated = StartOrSkip(processor);
        var implementation = new EmulatedForm(Enum.Parse<KernelForm>(form), emulated);
        Graph graph = Model.Load(Repository.Data("n2", "n2.tflite")).Graph;
        sbyte[] inputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.in.bin"))).ToArray();
        sbyte[] outputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.out.bin"))).ToArray();
        for (int i = 0; i < 3; i++)
            Assert.Equal(outputs[(10 * i)..(10 * i + 10)], implementation.Run(graph, [inputs[(784 * i)..(784 * i + 784)]]));
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void The_largest_products_of_either_sign_do_not_overflow(string processor, string form)
    {
        using ArmProcessor emulated = StartOrSkip(processor);
        var implementation = new EmulatedForm(Enum.Parse<KernelForm>(form), emulated);
        foreach (sbyte weight in new sbyte[] { -128, -127, 127 })
            foreach (sbyte value in new sbyte[] { -128, 127 })
            {
                FullyConnected dense = DenseLayer.Of(weight);
                sbyte[] values = Enumerable.Repeat(value, dense.Depth).ToArray();
                // 23 products, shifted right by 12 bits: half the multiplier, and 11.
                double sum = 23.0 * weight * value / 4096;
                Assert.All(implementation.Run(dense, [values]), v => Assert.Equal((sbyte)Math.Round(sum, MidpointRounding.AwayFromZero), v));
            }
    }

    [SkippableFact]
    public void A_processor_without_the_dot_product_stops_at_it()
    {
        using ArmProcessor emulated = StartOrSkip("cortex-a72");
        var implementation = new EmulatedForm(KernelForm.ArmDp, emulated);
        FullyConnected dense = DenseLayer.Of(1);
        var fault = Assert.Throws<InvalidOperationException>(() => implementation.Run(dense, [new sbyte[dense.Depth]]));
        Assert.Contains(UnknownInstruction, fault.Message, StringComparison.Ordinal);
    }

    // Portable depthwise convolutions and sums are packed here for x64.
    private static string[] OperatorsOf(string form) => form == nameof(KernelForm.Portable)
        ? ["CONV_2D", "FULLY_CONNECTED"]
        : ["CONV_2D", "FULLY_CONNECTED", "DEPTHWISE_CONV_2D", "ADD", "MAX_POOL_2D", "AVERAGE_POOL_2D", "MEAN"];

    private static ArmKernel[] KernelsOf(string form) => form switch
    {
        nameof(KernelForm.ArmDp) => [ArmKernel.DpConvolution],
        nameof(KernelForm.AdvSimd) => [ArmKernel.AdvSimdConvolution, ArmKernel.AdvSimdWideConvolution, ArmKernel.AdvSimdWideWinogradFour],
        _ => [ArmKernel.PortableConvolution, ArmKernel.PortableWinogradTwo, ArmKernel.PortableWinogradFour],
    };

    private ArmProcessor StartOrSkip(string processor)
    {
        Skip.If(ArmToolchain.Missing is not null, ArmToolchain.Missing);
        return new ArmProcessor(program, processor);
    }
}
