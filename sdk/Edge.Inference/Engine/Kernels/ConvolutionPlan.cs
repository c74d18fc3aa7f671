namespace Edge.Inference.Engine.Kernels;

/// <summary>A convolution, or a dense layer as a 1x1 convolution over a column of positions.</summary>
internal struct ConvolutionPlan
{
    /// <summary>How the input is copied.</summary>
    public PicturePlan Picture;

    /// <summary>The packed weights.</summary>
    public WeightPlan Weights;

    /// <summary>Rows of the output, behind the pool where there is one.</summary>
    public int OutputHeight;

    /// <summary>Columns of the output, behind the pool where there is one.</summary>
    public int OutputWidth;

    /// <summary>Channels of the output: those of the weights, or more where they are one of several groups.</summary>
    public int OutputChannels;

    /// <summary>From a position to the one below it, in bytes of the copy.</summary>
    public nint StrideDown;

    /// <summary>From a position to the next, in bytes of the copy.</summary>
    public nint StrideRight;

    /// <summary>Whether a 2x2 max pool of stride 2 stands behind it.</summary>
    public bool Pooled;

    /// <summary>Whether the copy is made into pairs, see <see cref="PairedCopy"/>.</summary>
    public bool Paired;

    /// <summary>Where pairs stand in the scratch, behind the copy.</summary>
    public readonly nint PairsOffset => (Picture.Bytes + 127) & ~(nint)63;

    /// <summary>Bytes of scratch.</summary>
    public readonly nint ScratchBytes => Paired ? PairsOffset + 2 * PairedCopy.PairBytes * (nint)Picture.Rows * Picture.Columns : Picture.Bytes;
}
