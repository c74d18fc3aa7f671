namespace Edge.Inference.Tests.Arm;

/// <summary>The kernels that the emulated program knows. This file is compiled on both sides.</summary>
internal enum ArmKernel
{
    AdvSimdConvolution,
    DpConvolution,
    PortableConvolution,
    AdvSimdWideConvolution,
    AdvSimdWideWinogradFour,
    PortableWinogradTwo,
    PortableWinogradFour,
    AdvSimdDepthwise,
    AdvSimdAdd,
    MaxPool,
    AveragePool,
    Mean,
}
