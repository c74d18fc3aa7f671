using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Edge.Inference.Engine;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;
using Edge.Micro;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Arm;

/// <summary>A form whose steps are compiled here, weights packed and all, and whose kernels run on an emulated processor.</summary>
internal sealed class EmulatedForm(KernelForm form, ArmProcessor processor) : IImplementation
{
    public string Name => form.ToString();

    public bool Supports(Operator step) => !Array.Exists(new CompiledGraph(GraphOf(step), form).Steps, s => s is ReferenceStep);

    public sbyte[] Run(Operator step, sbyte[][] inputs) => Run(GraphOf(step), inputs);

    /// <summary>Runs a network: what has no kernel for Arm runs here, by its reference kernel.</summary>
    public unsafe sbyte[] Run(Graph graph, sbyte[][] inputs)
    {
        sbyte[] arena = GC.AllocateArray<sbyte>(graph.ArenaBytes, pinned: true);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(arena, graph.Inputs[i].Offset);
        foreach (Step step in new CompiledGraph(graph, form).Steps)
            switch (step)
            {
                case ConvolutionStep<AdvSimdForm, Vector128<int>> convolution:
                    Convolve(ArmKernel.AdvSimdConvolution, step, convolution.Plan, arena);
                    break;
                case ConvolutionStep<DpForm, Vector128<int>> convolution:
                    Convolve(ArmKernel.DpConvolution, step, convolution.Plan, arena);
                    break;
                case ConvolutionStep<PortableForm, Vector128<int>> convolution:
                    Convolve(ArmKernel.PortableConvolution, step, convolution.Plan, arena);
                    break;
                case WinogradStep<PortableForm, Vector128<int>, WinogradTwo<PortableForm, Vector128<int>>> winograd:
                    Convolve(ArmKernel.PortableWinogradTwo, step, winograd.Plan, arena);
                    break;
                case WinogradStep<PortableForm, Vector128<int>, WinogradFour<PortableForm, Vector128<int>>> winograd:
                    Convolve(ArmKernel.PortableWinogradFour, step, winograd.Plan, arena);
                    break;
                case ReferenceStep:
                    step.Run(arena, null, null);
                    break;
                default:
                    throw new InvalidOperationException($"Expected a kernel that the emulated program has, got {step.Form}.");
            }
        return arena.AsSpan(graph.Outputs[0].Offset, graph.Outputs[0].Length).ToArray();
    }

    private unsafe void Convolve(ArmKernel kernel, Step step, ConvolutionPlan plan, sbyte[] arena)
    {
        var request = new ArmRequest(kernel, new ReadOnlySpan<byte>(&plan, sizeof(ConvolutionPlan)));
        int lanes = Vector128<int>.Count;
        request.AddWeights((byte*)&plan.Weights - (byte*)&plan, plan.Weights, lanes, ArmRequest.Padded(plan.Weights, lanes));
        Run(request, step, plan.Picture, arena);
    }

    private unsafe void Convolve(ArmKernel kernel, Step step, WinogradPlan plan, sbyte[] arena)
    {
        var request = new ArmRequest(kernel, new ReadOnlySpan<byte>(&plan, sizeof(WinogradPlan)));
        int lanes = Vector128<int>.Count;
        request.AddWeights((byte*)&plan.Weights - (byte*)&plan, plan.Weights, lanes, plan.Weights.BlockChannels);
        request.Add((byte*)&plan.Bias - (byte*)&plan, plan.Bias, sizeof(int) * ArmRequest.Padded(plan.Weights, lanes));
        Run(request, step, plan.Picture, arena);
    }

    private void Run(ArmRequest request, Step step, in PicturePlan picture, sbyte[] arena)
    {
        Tensor input = step.Operators[0].Inputs[0], output = step.Operators[^1].Output;
        int pictureLength = picture.Height * picture.Width * picture.Channels, batches = input.Length / pictureLength, outputLength = output.Length / batches;
        for (int batch = 0; batch < batches; batch++)
            processor.Run(
                request,
                MemoryMarshal.AsBytes(input.Source(arena).AsSpan(input.Offset + batch * pictureLength, pictureLength)),
                MemoryMarshal.AsBytes(arena.AsSpan(output.Offset + batch * outputLength, outputLength)),
                checked((int)step.ScratchBytes));
        // The plan's pointers are the step's.
        GC.KeepAlive(step);
    }

    private static Graph GraphOf(Operator step) => new("parity", [.. step.Inputs.Where(t => t.Data == null).Distinct()], [step.Output], [step]);
}
