using System.Linq;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves everything of the AVX-VNNI form but its one instruction, on machines that do not have it: packing, activations as q + 128, biases, tiles and ends.</summary>
public class EmulatedVnniTests
{
    private const int Cases = 400;

    [SkippableTheory]
    [InlineData("CONV_2D")]
    [InlineData("FULLY_CONNECTED")]
    public void Every_random_problem_gives_the_exact_answer_with_vpdpbusd_replaced_by_AVX2(string name)
    {
        SkipWithoutAvx2();
        Assert.InRange(FormParity.Compare(new EmulatedVnniImplementation(), name, Cases), Cases / 4, Cases);
    }

    [SkippableFact]
    public void A_convolution_with_its_pool_fused_gives_the_bits_of_both_with_vpdpbusd_replaced_by_AVX2()
    {
        SkipWithoutAvx2();
        foreach (FusedPoolCase fused in Enumerable.Range(0, 200).Select(seed => new FusedPoolCase(seed)).Where(c => c.Exists))
            Assert.Equal(fused.Expected(), EmulatedVnniImplementation.Run(fused.MakeGraph(), fused.Input));
    }

    [SkippableFact]
    public void Every_shift_rounds_as_the_contract_says_with_vpdpbusd_replaced_by_AVX2()
    {
        SkipWithoutAvx2();
        var problem = new RoundingProblem();
        Assert.Equal(problem.Expected(), new EmulatedVnniImplementation().Run(problem.MakeOperator(), problem.Inputs));
    }

    private static void SkipWithoutAvx2() => Skip.IfNot(Avx2.IsSupported, "this processor has no AVX2, which stands in for AVX-VNNI");
}
