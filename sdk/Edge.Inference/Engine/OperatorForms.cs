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
    public static Step? Of(KernelForm form, Operator step) => step switch
    {
        DepthwiseConv2D conv => Depthwise(form, conv),
        Add add => Sum(form, add),
        MaxPool2D pool => new PoolStep<MaxPool>(pool),
        AveragePool2D pool when (long)pool.Window.Height * pool.Window.Width <= AveragePool.MostCells => new PoolStep<AveragePool>(pool),
        Mean mean => MeanStep.Of(mean),
        Softmax softmax => new SoftmaxStep(softmax),
        Requantize requantize => new TableStep(requantize),
        Pad pad => new PadStep(pad),
        Concatenation join => new ConcatenationStep(join),
        _ => null,
    };

    private static Step? Depthwise(KernelForm form, DepthwiseConv2D conv)
    {
        LayerParameters parameters = LayerParameters.Of(conv);
        if (!parameters.IsExact || !PicturePlans.IsReasonable(conv, parameters.Channels))
            return null;
        form = WithoutDots(form);
        if (form == KernelForm.Avx512 && 2 * DepthwiseStep<Avx2DepthwiseForm, Vector256<int>>.ChannelsComputed(conv) <= DepthwiseStep<Avx512DepthwiseForm, Vector512<int>>.ChannelsComputed(conv))
            form = KernelForm.Avx2;
        string name = KernelForms.NameOf(form);
        return form switch
        {
            KernelForm.Avx512 => new DepthwiseStep<Avx512DepthwiseForm, Vector512<int>>(name, conv, parameters),
            KernelForm.Avx2 => new DepthwiseStep<Avx2DepthwiseForm, Vector256<int>>(name, conv, parameters),
            KernelForm.AdvSimd => new DepthwiseStep<AdvSimdDepthwiseForm, Vector128<int>>(name, conv, parameters),
            _ => new DepthwiseStep<PortableDepthwiseForm, Vector128<int>>(name, conv, parameters),
        };
    }

    private static Step? Sum(KernelForm form, Add add)
    {
        // As one channel that is all bias: no sum of two scaled inputs is larger.
        var parameters = new LayerParameters([0], [2 * (byte.MaxValue << Add.LeftShift)], [add.Multipliers[2]], [add.Shifts[2]], add.Output.ZeroPoint, add.ActivationMin, add.ActivationMax);
        if (!parameters.IsExact || add.Inputs[0].Length != add.Output.Length || add.Inputs[1].Length != add.Output.Length)
            return null;
        form = WithoutDots(form);
        string name = KernelForms.NameOf(form);
        return form switch
        {
            KernelForm.Avx512 => new AddStep<Avx512AddForm, Vector512<int>>(name, add, parameters),
            KernelForm.Avx2 => new AddStep<Avx2AddForm, Vector256<int>>(name, add, parameters),
            KernelForm.AdvSimd => new AddStep<AdvSimdAddForm, Vector128<int>>(name, add, parameters),
            _ => new AddStep<PortableAddForm, Vector128<int>>(name, add, parameters),
        };
    }

    // The forms with dot products of bytes stand for the vectors beside them.
    private static KernelForm WithoutDots(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => KernelForms.IsSupported(KernelForm.Avx512) ? KernelForm.Avx512 : KernelForm.Avx2,
        KernelForm.ArmDp => KernelForm.AdvSimd,
        _ => form,
    };
}
