using System;
using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>FULLY_CONNECTED: each row of the input is a patch.</summary>
internal sealed class FullyConnectedKernel : MatrixKernel
{
    private readonly FullyConnected _operator;
    private readonly Scratch _scratch;
    private readonly Rescaler _rescaler;

    /// <summary>Prepares the operator.</summary>
    public FullyConnectedKernel(FullyConnected step, Scratch scratch)
        : base(step.Weights, step.Channels, step.Macs)
    {
        _operator = step;
        _scratch = scratch;
        _rescaler = new Rescaler(
            step.Bias, step.Inputs[0].ZeroPoint, WeightSums(step.Weights, step.Channels), step.Multipliers, step.Shifts,
            step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax);
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        Tensor input = _operator.Inputs[0];
        sbyte[] source = input.Source(arena), patch = _scratch.Patch;
        int[] sums = _scratch.Sums;
        int depth = _operator.Depth, channels = _operator.Channels;
        int end = input.Offset + input.Length;
        int destination = _operator.Output.Offset;
        for (int from = input.Offset; from < end; from += depth)
        {
            Array.Copy(source, from, patch, 0, depth);
            _rescaler.Start(sums);
            DotProducts.Add(patch, sums, 0, channels);
            _rescaler.Finish(sums, arena, destination);
            destination += channels;
        }
    }
}
