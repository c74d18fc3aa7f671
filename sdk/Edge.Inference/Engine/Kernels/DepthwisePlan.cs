namespace Edge.Inference.Engine.Kernels;

/// <summary>A depthwise convolution.</summary>
/// <remarks>
/// With a horizontal stride of 1 an output row is one run of elements, each of which reads its taps at the same distances; only the weights repeat with
/// the channels. So several cells stand for one cell of a group, with as many channels as fill whole vectors.
/// </remarks>
internal unsafe struct DepthwisePlan
{
    /// <summary>How the input is copied: as s16, with the channels of the output.</summary>
    public PicturePlan Picture;

    /// <summary>How often each channel of the input is repeated in the copy: the depth multiplier.</summary>
    public int Repeats;

    /// <summary>The packed weights: [block][pair of taps][two vectors].</summary>
    public short* Weights;

    /// <summary>Offsets of the taps from a position, in bytes of the copy, two for each pair.</summary>
    public nint* Taps;

    /// <summary>Pairs of taps.</summary>
    public int Pairs;

    /// <summary>Vectors of channels of a group.</summary>
    public int Blocks;

    /// <summary>Biases, padded to whole vectors, in the order of the accumulators.</summary>
    public int* Bias;

    /// <summary>What turns accumulators into int8; its tables stand in the order of the accumulators.</summary>
    public OutputStage Output;

    /// <summary>Elements of a group of cells.</summary>
    public int GroupChannels;

    /// <summary>Elements of an output row.</summary>
    public int RowChannels;

    /// <summary>Rows of the output.</summary>
    public int OutputHeight;

    /// <summary>From a row of positions to the next, in bytes of the copy.</summary>
    public nint StrideDown;

    /// <summary>From a group to the next, in bytes of the copy.</summary>
    public nint StrideRight;
}
