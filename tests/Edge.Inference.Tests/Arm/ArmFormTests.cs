using System.Runtime.Intrinsics;
using Edge.Inference.Engine;
using Edge.Inference.Engine.Kernels.Arm;

namespace Edge.Inference.Tests.Arm;

/// <summary>Proves which layers the Arm forms take.</summary>
public class ArmFormTests
{
    [Fact]
    public void Without_the_dot_product_weights_of_minus_128_are_left_to_wide_products()
    {
        Assert.IsType<ConvolutionStep<AdvSimdWideForm, Vector128<int>>>(Compile(KernelForm.AdvSimd, -128));
        Assert.IsType<ConvolutionStep<AdvSimdForm, Vector128<int>>>(Compile(KernelForm.AdvSimd, -127));
        Assert.IsType<ConvolutionStep<DpForm, Vector128<int>>>(Compile(KernelForm.ArmDp, -128));
    }

    private static Step? Compile(KernelForm form, sbyte weight) => KernelForms.FullyConnected(form, DenseLayer.Of(weight), new MemoryBudget(long.MaxValue));
}
