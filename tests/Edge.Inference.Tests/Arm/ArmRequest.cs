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

    /// <summary>Begins a request.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="plan">The bytes of its plan.</param>
    /// <param name="runs">How often the kernel runs for a step: once for each picture.</param>
    public ArmRequest(ArmKernel kernel, ReadOnlySpan<byte> plan, int runs)
    {
        (Kernel, Runs) = (kernel, runs);
        _plan = plan.ToArray();
    }

    /// <summary>The kernel.</summary>
    public ArmKernel Kernel { get; }

    /// <summary>How often the kernel runs for a step: once for each picture.</summary>
    public int Runs { get; }

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
        AddOutput((byte*)&weights.Output - start, weights.Output, padded);
    }

    /// <summary>The tables of an output stage.</summary>
    /// <param name="place">Where it stands in the plan.</param>
    /// <param name="output">The output stage.</param>
    /// <param name="channels">Elements of a table.</param>
    public void AddOutput(long place, OutputStage output, int channels)
    {
        byte* start = (byte*)&output - place;
        Add((byte*)&output.Multipliers - start, output.Multipliers, sizeof(int) * (channels + 1));
        Add((byte*)&output.Shifts - start, output.Shifts, sizeof(int) * channels);
        Add((byte*)&output.Roundings - start, output.Roundings, sizeof(int) * channels);
        Add((byte*)&output.NudgeShifts - start, output.NudgeShifts, sizeof(int) * channels);
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
