namespace Edge.Inference.Engine.Kernels;

/// <summary>What the tiles of one block of channels have in common.</summary>
internal unsafe struct TileTask
{
    /// <summary>Offsets of the kernel's rows from a position, in bytes.</summary>
    public nint* Rows;

    /// <summary>Their number.</summary>
    public int RowCount;

    /// <summary>Bytes of a row, a multiple of four.</summary>
    public nint RowBytes;

    /// <summary>The block's packed weights: [row][group][vector][4 * lanes bytes].</summary>
    public byte* Weights;

    /// <summary>The block's biases.</summary>
    public int* Bias;

    /// <summary>What turns accumulators into int8.</summary>
    public OutputStage Output;

    /// <summary>First channel of the block.</summary>
    public int Channel;

    /// <summary>Channels of the block that exist.</summary>
    public int Count;
}
