using System;
using System.Collections.Generic;
using Edge.Inference.Engine.Kernels;

namespace Edge.Inference.Tests.Arm;

/// <summary>A kernel's plan with everything that its pointers point to, as the emulated program reads it.</summary>
internal sealed unsafe class ArmRequest
{
    private readonly List<byte> _pointers = [];
    private readonly byte[] _plan;
    private int _count;

    public ArmRequest(ArmKernel kernel, ReadOnlySpan<byte> plan)
    {
        Kernel = kernel;
        _plan = plan.ToArray();
    }

    public ArmKernel Kernel { get; }

    /// <summary>The pointers of packed weights.</summary>
    /// <param name="place">Where they stand in the plan.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="lanes">Channels of a vector.</param>
    /// <param name="biases">How many biases there are.</param>
    public void AddWeights(long place, WeightPlan weights, int lanes, int biases)
    {
        byte* start = (byte*)&weights - place;
        int padded = Padded(weights, lanes);
        Add((byte*)&weights.Weights - start, weights.Weights, weights.BlockBytes / weights.BlockChannels * padded);
        Add((byte*)&weights.Rows - start, weights.Rows, sizeof(nint) * weights.RowCount);
        Add((byte*)&weights.Bias - start, weights.Bias, sizeof(int) * biases);
        Add((byte*)&weights.Output.Multipliers - start, weights.Output.Multipliers, sizeof(int) * (padded + 1));
        Add((byte*)&weights.Output.Shifts - start, weights.Output.Shifts, sizeof(int) * padded);
        Add((byte*)&weights.Output.Roundings - start, weights.Output.Roundings, sizeof(int) * padded);
        Add((byte*)&weights.Output.NudgeShifts - start, weights.Output.NudgeShifts, sizeof(int) * padded);
    }

    /// <summary>A pointer of the plan.</summary>
    /// <param name="place">Where it stands in the plan.</param>
    /// <param name="data">To what it points.</param>
    /// <param name="length">Bytes of that.</param>
    public void Add(long place, void* data, long length)
    {
        Write(_pointers, (int)place);
        WriteBlock(_pointers, new ReadOnlySpan<byte>(data, (int)length));
        _count++;
    }

    /// <summary>The whole request.</summary>
    public byte[] ToArray(ReadOnlySpan<byte> input, int outputLength, int scratchLength)
    {
        var request = new List<byte>();
        Write(request, (int)Kernel);
        WriteBlock(request, _plan);
        Write(request, _count);
        request.AddRange(_pointers);
        WriteBlock(request, input);
        Write(request, outputLength);
        Write(request, scratchLength);
        return request.ToArray();
    }

    /// <summary>Channels with the padding to whole vectors.</summary>
    public static int Padded(in WeightPlan weights, int lanes) => (weights.Channels + lanes - 1) / lanes * lanes;

    private static void Write(List<byte> to, int value) => to.AddRange(BitConverter.GetBytes(value));

    private static void WriteBlock(List<byte> to, ReadOnlySpan<byte> block)
    {
        Write(to, block.Length);
        to.AddRange(block);
    }
}
