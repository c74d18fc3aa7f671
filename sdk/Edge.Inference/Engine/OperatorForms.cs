using System.Runtime.Intrinsics;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;
using Edge.Inference.Engine.Kernels.X86;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>The steps of operators whose kernels have no use for dot products.</summary>
internal static class OperatorForms
{
    /// <summary>The step of an operator in a form; null where there is none that is exact, or none that is faster than the reference kernel.</summary>
    public static Step? Of(KernelForm form, Operator step, MemoryBudget budget) => step switch
    {
        DepthwiseConv2D conv => Depthwise(form, conv, budget),
        Add add => Sum(form, add, budget),
        MaxPool2D pool => new PoolStep<MaxPool>(pool),
        AveragePool2D pool when (long)pool.Window.Height * pool.Window.Width <= AveragePool.MostCells => new PoolStep<AveragePool>(pool),
        Mean mean => MeanStep.Of(mean),
        Softmax softmax => new SoftmaxStep(softmax, budget),
        Lookup lookup => new TableStep(lookup),
        Requantize requantize => new TableStep(requantize),
        Pad pad => new PadStep(pad, budget),
        Concatenation join => new ConcatenationStep(join),
        _ => null,
    };

    private static Step? Depthwise(KernelForm form, DepthwiseConv2D conv, MemoryBudget budget)
    {
        LayerParameters parameters = LayerParameters.Of(conv, budget);
        if (!parameters.IsExact)
            return null;
        form = WithoutDots(form);
        if (form == KernelForm.Avx512 && 2 * DepthwiseStep<Avx2DepthwiseForm, Vector256<int>>.ChannelsComputed(conv) <= DepthwiseStep<Avx512DepthwiseForm, Vector512<int>>.ChannelsComputed(conv))
            form = KernelForm.Avx2;
        string name = KernelForms.NameOf(form);
        return form switch
        {
            KernelForm.Avx512 => new DepthwiseStep<Avx512DepthwiseForm, Vector512<int>>(name, conv, parameters, budget),
            KernelForm.Avx2 => new DepthwiseStep<Avx2DepthwiseForm, Vector256<int>>(name, conv, parameters, budget),
            KernelForm.AdvSimd => new DepthwiseStep<AdvSimdDepthwiseForm, Vector128<int>>(name, conv, parameters, budget),
            _ => new DepthwiseStep<PortableDepthwiseForm, Vector128<int>>(name, conv, parameters, budget),
        };
    }

    private static Step? Sum(KernelForm form, Add add, MemoryBudget budget)
    {
        // As one channel that is all bias: no sum of two scaled inputs is larger.
        var parameters = new LayerParameters([0], [2 * (byte.MaxValue << Add.LeftShift)], [add.Multipliers[2]], [add.Shifts[2]], add.Output.ZeroPoint, add.ActivationMin, add.ActivationMax);
        if (!parameters.IsExact || add.Inputs[0].Length != add.Output.Length || add.Inputs[1].Length != add.Output.Length)
            return null;
        form = WithoutDots(form);
        string name = KernelForms.NameOf(form);
        return form switch
        {
            KernelForm.Avx512 => new AddStep<Avx512AddForm, Vector512<int>>(name, add, parameters, budget),
            KernelForm.Avx2 => new AddStep<Avx2AddForm, Vector256<int>>(name, add, parameters, budget),
            KernelForm.AdvSimd => new AddStep<AdvSimdAddForm, Vector128<int>>(name, add, parameters, budget),
            _ => new AddStep<PortableAddForm, Vector128<int>>(name, add, parameters, budget),
        };
    }

    // The forms with dot products of bytes stand for the vectors beside them.
    private static KernelForm WithoutDots(KernelForm form) => form == KernelForm.ArmDp ? KernelForm.AdvSimd : KernelForms.WithShortProducts(form);
}
