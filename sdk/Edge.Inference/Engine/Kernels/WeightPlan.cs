namespace Edge.Inference.Engine.Kernels;

/// <summary>Packed weights as tiles read them: blocks of channels, the last of which may be narrower.</summary>
internal unsafe struct WeightPlan
{
    /// <summary>The packed weights: [block][row][group][vector][4 * lanes bytes].</summary>
    public byte* Weights;

    /// <summary>Whether they stand as s8 for a form of s16; then there is one position.</summary>
    public bool IsNarrow;

    /// <summary>Bytes of a whole block.</summary>
    public nint BlockBytes;

    /// <summary>Blocks of channels.</summary>
    public int Blocks;

    /// <summary>Channels of a whole block.</summary>
    public int BlockChannels;

    /// <summary>Channels in all.</summary>
    public int Channels;

    /// <summary>Offsets of the kernel's rows from a position, in bytes.</summary>
    public nint* Rows;

    /// <summary>Their number.</summary>
    public int RowCount;

    /// <summary>Groups of four bytes in a row.</summary>
    public int Groups;

    /// <summary>Biases, padded to whole vectors.</summary>
    public int* Bias;

    /// <summary>What turns accumulators into int8.</summary>
    public OutputStage Output;

    /// <summary>What the tiles of a block need.</summary>
    public readonly TileTask Block(int block)
    {
        TileTask task;
        task.Rows = Rows;
        task.RowCount = RowCount;
        task.RowBytes = 4 * Groups;
        task.Weights = Weights + block * BlockBytes;
        task.Channel = block * BlockChannels;
        task.Bias = Bias + task.Channel;
        task.Output = Output;
        task.Count = Channels - task.Channel < BlockChannels ? Channels - task.Channel : BlockChannels;
        return task;
    }
}
