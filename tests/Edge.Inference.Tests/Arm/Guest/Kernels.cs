using System.Runtime.Intrinsics;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;

namespace Edge.Inference.Tests.Arm.Guest;

/// <summary>The kernels by number.</summary>
internal static unsafe class Kernels
{
    private const int ForeignPlan = 4;

    /// <summary>Runs a kernel; false where there is none of that number.</summary>
    public static bool Run(ArmKernel kernel, byte* plan, int bytes, sbyte* input, sbyte* output, byte* scratch)
    {
        switch (kernel)
        {
            case ArmKernel.AdvSimdConvolution:
                ConvolutionKernel<AdvSimdForm, Vector128<int>>.Run(PlanOf<ConvolutionPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.DpConvolution:
                ConvolutionKernel<DpForm, Vector128<int>>.Run(PlanOf<ConvolutionPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.PortableConvolution:
                ConvolutionKernel<PortableForm, Vector128<int>>.Run(PlanOf<ConvolutionPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.AdvSimdWideConvolution:
                ConvolutionKernel<AdvSimdWideForm, Vector128<int>>.Run(PlanOf<ConvolutionPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.AdvSimdWideWinogradFour:
                WinogradKernel<AdvSimdWideForm, Vector128<int>, WinogradFour<AdvSimdWideForm, Vector128<int>>>.Run(PlanOf<WinogradPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.PortableWinogradTwo:
                WinogradKernel<PortableForm, Vector128<int>, WinogradTwo<PortableForm, Vector128<int>>>.Run(PlanOf<WinogradPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.PortableWinogradFour:
                WinogradKernel<PortableForm, Vector128<int>, WinogradFour<PortableForm, Vector128<int>>>.Run(PlanOf<WinogradPlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.AdvSimdDepthwise:
                DepthwiseKernel<AdvSimdDepthwiseForm, Vector128<int>>.Run(PlanOf<DepthwisePlan>(plan, bytes), input, output, scratch);
                break;
            case ArmKernel.AdvSimdAdd:
                ref AddPlan add = ref PlanOf<AddPlan>(plan, bytes);
                // The second input stands behind the first.
                AddKernel<AdvSimdAddForm, Vector128<int>>.Run(add, input, input + add.Length, output);
                break;
            case ArmKernel.MaxPool:
                PoolKernel<MaxPool>.Run(PlanOf<PoolPlan>(plan, bytes), input, output);
                break;
            case ArmKernel.AveragePool:
                PoolKernel<AveragePool>.Run(PlanOf<PoolPlan>(plan, bytes), input, output);
                break;
            case ArmKernel.Mean:
                MeanKernel.Run(PlanOf<MeanPlan>(plan, bytes), input, output);
                break;
            default:
                return false;
        }
        return true;
    }

    private static ref T PlanOf<T>(byte* plan, int bytes)
    {
        if (bytes != sizeof(T))
            Libc.Exit(ForeignPlan);
        return ref *(T*)plan;
    }
}
