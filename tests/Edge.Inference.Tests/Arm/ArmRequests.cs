using System;
using System.Runtime.Intrinsics;
using Edge.Inference.Engine;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;

namespace Edge.Inference.Tests.Arm;

/// <summary>The requests of steps that have a kernel in the emulated program.</summary>
internal static unsafe class ArmRequests
{
    private static readonly int Lanes = Vector128<int>.Count;

    /// <summary>The request of a step, or null.</summary>
    public static ArmRequest? Of(Step step) => step switch
    {
        ConvolutionStep<AdvSimdForm, Vector128<int>> s => Convolution(ArmKernel.AdvSimdConvolution, step, s.Plans[0]),
        ConvolutionStep<DpForm, Vector128<int>> s => Convolution(ArmKernel.DpConvolution, step, s.Plans[0]),
        ConvolutionStep<PortableForm, Vector128<int>> s => Convolution(ArmKernel.PortableConvolution, step, s.Plans[0]),
        ConvolutionStep<AdvSimdWideForm, Vector128<int>> s => Convolution(ArmKernel.AdvSimdWideConvolution, step, s.Plans[0]),
        WinogradStep<AdvSimdWideForm, Vector128<int>, WinogradFour<AdvSimdWideForm, Vector128<int>>> s => Winograd(ArmKernel.AdvSimdWideWinogradFour, step, s.Plan),
        WinogradStep<PortableForm, Vector128<int>, WinogradTwo<PortableForm, Vector128<int>>> s => Winograd(ArmKernel.PortableWinogradTwo, step, s.Plan),
        WinogradStep<PortableForm, Vector128<int>, WinogradFour<PortableForm, Vector128<int>>> s => Winograd(ArmKernel.PortableWinogradFour, step, s.Plan),
        DepthwiseStep<AdvSimdDepthwiseForm, Vector128<int>> s => Depthwise(step, s.Plan),
        AddStep<AdvSimdAddForm, Vector128<int>> s => Add(s.Plan),
        PoolStep<MaxPool> s => Pool(ArmKernel.MaxPool, step, s.Plan),
        PoolStep<AveragePool> s => Pool(ArmKernel.AveragePool, step, s.Plan),
        MeanStep s => Mean(s.Plan),
        _ => null,
    };

    private static ArmRequest Convolution(ArmKernel kernel, Step step, ConvolutionPlan plan)
    {
        // A dense layer's plan has all of its rows.
        int runs = step.Operators[0].Inputs[0].Length / (plan.Picture.Height * plan.Picture.Width * plan.Picture.Channels);
        var request = new ArmRequest(kernel, new ReadOnlySpan<byte>(&plan, sizeof(ConvolutionPlan)), runs);
        request.AddWeights((byte*)&plan.Weights - (byte*)&plan, plan.Weights, Lanes, ArmRequest.Padded(plan.Weights, Lanes));
        return request;
    }

    private static ArmRequest Winograd(ArmKernel kernel, Step step, WinogradPlan plan)
    {
        var request = new ArmRequest(kernel, new ReadOnlySpan<byte>(&plan, sizeof(WinogradPlan)), Pictures(step));
        request.AddWeights((byte*)&plan.Weights - (byte*)&plan, plan.Weights, Lanes, plan.Weights.BlockChannels);
        request.Add((byte*)&plan.Bias - (byte*)&plan, plan.Bias, sizeof(int) * ArmRequest.Padded(plan.Weights, Lanes));
        return request;
    }

    private static ArmRequest Depthwise(Step step, DepthwisePlan plan)
    {
        var request = new ArmRequest(ArmKernel.AdvSimdDepthwise, new ReadOnlySpan<byte>(&plan, sizeof(DepthwisePlan)), Pictures(step));
        int channels = plan.Blocks * AdvSimdDepthwiseForm.Channels;
        byte* start = (byte*)&plan;
        request.Add((byte*)&plan.Weights - start, plan.Weights, 2L * sizeof(short) * plan.Pairs * channels);
        request.Add((byte*)&plan.Taps - start, plan.Taps, 2L * sizeof(nint) * plan.Pairs);
        request.Add((byte*)&plan.Bias - start, plan.Bias, sizeof(int) * channels);
        request.AddOutput((byte*)&plan.Output - start, plan.Output, channels);
        return request;
    }

    private static ArmRequest Add(AddPlan plan)
    {
        var request = new ArmRequest(ArmKernel.AdvSimdAdd, new ReadOnlySpan<byte>(&plan, sizeof(AddPlan)), 1);
        request.AddOutput((byte*)&plan.Output - (byte*)&plan, plan.Output, Lanes);
        return request;
    }

    private static ArmRequest Pool(ArmKernel kernel, Step step, PoolPlan plan) => new(kernel, new ReadOnlySpan<byte>(&plan, sizeof(PoolPlan)), Pictures(step));

    private static ArmRequest Mean(MeanPlan plan) => new(ArmKernel.Mean, new ReadOnlySpan<byte>(&plan, sizeof(MeanPlan)), 1);

    private static int Pictures(Step step) => step.Operators[^1].Output.Shape[0];
}
