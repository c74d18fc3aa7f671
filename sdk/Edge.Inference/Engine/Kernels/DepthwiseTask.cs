namespace Edge.Inference.Engine.Kernels;

/// <summary>What the tiles of one vector of channels have in common.</summary>
internal unsafe struct DepthwiseTask
{
    /// <summary>Weights: [pair of taps][two vectors].</summary>
    public short* Weights;

    /// <summary>Offsets of the taps from a position, in bytes, two for each pair.</summary>
    public nint* Taps;

    /// <summary>Pairs of taps.</summary>
    public int Pairs;

    /// <summary>Biases of these channels.</summary>
    public int* Bias;

    /// <summary>What turns accumulators into int8.</summary>
    public OutputStage Output;

    /// <summary>First channel.</summary>
    public int Channel;
}
