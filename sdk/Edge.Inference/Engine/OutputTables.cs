using Edge.Inference.Engine.Kernels;

namespace Edge.Inference.Engine;

/// <summary>A layer's biases, multipliers and shifts as kernels read them, padded to whole vectors of channels.</summary>
internal sealed unsafe class OutputTables
{
    // Kept for its lifetime: the tables stand in it.
    private readonly AlignedBuffer _buffer;

    /// <summary>Makes the tables.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="padded">Channels with padding.</param>
    /// <param name="activationOffset">What the form adds to q - zero point: the bias takes it back.</param>
    /// <param name="budget">What their memory is taken from.</param>
    public OutputTables(LayerParameters source, int padded, int activationOffset, MemoryBudget budget)
    {
        _buffer = new AlignedBuffer(5L * sizeof(int) * padded, budget);
        Bias = (int*)_buffer.Pointer;
        int taps = source.Weights.Length / source.Channels;
        OutputStage output;
        output.Multipliers = Bias + padded;
        output.Shifts = output.Multipliers + padded;
        output.Roundings = output.Shifts + padded;
        output.NudgeShifts = output.Roundings + padded;
        output.NeedsNudge = source.Min < source.OutputZeroPoint;
        output.NeedsClamp = source.Min > sbyte.MinValue || source.Max < sbyte.MaxValue;
        output.Min = (sbyte)source.Min;
        output.Max = (sbyte)source.Max;
        for (int c = 0; c < source.Channels; c++)
        {
            int sum = 0;
            for (int i = c * taps; i < (c + 1) * taps; i++)
                sum += source.Weights[i];
            Bias[c] = (source.Bias?[c] ?? 0) - activationOffset * sum;
            (output.Multipliers[c], output.Shifts[c]) = source.Scale(c);
            int shift = output.Shifts[c];
            output.Roundings[c] = (source.OutputZeroPoint << shift) + (shift > 0 ? 1 << (shift - 1) : 0);
            output.NudgeShifts[c] = shift > 0 ? 31 : 32;
        }
        Output = output;
    }

    /// <summary>Biases.</summary>
    public int* Bias { get; }

    /// <summary>What turns accumulators into int8.</summary>
    public OutputStage Output { get; }
}
