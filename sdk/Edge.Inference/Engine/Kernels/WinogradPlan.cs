namespace Edge.Inference.Engine.Kernels;

/// <summary>A 3x3 convolution of stride 1 by Winograd's minimal filtering.</summary>
internal unsafe struct WinogradPlan
{
    /// <summary>How the input is copied: s16, two rows and columns more than the outputs of all tiles.</summary>
    public PicturePlan Picture;

    /// <summary>The transformed weights: for a block, one matrix a point after the other. Rows and bias are those of one matrix: one run, and zeros.</summary>
    public WeightPlan Weights;

    /// <summary>The layer's biases, padded to whole vectors.</summary>
    public int* Bias;

    /// <summary>Products of a tile.</summary>
    public int Points;

    /// <summary>Tiles in a row.</summary>
    public int TilesAcross;

    /// <summary>Tiles in all.</summary>
    public int Tiles;

    /// <summary>Tiles that are computed together, a multiple of four.</summary>
    public int ChunkTiles;

    /// <summary>Input channels, padded to whole vectors of s16.</summary>
    public int Depth;

    /// <summary>Rows of the output, behind the pool where there is one. The last tiles may hold more.</summary>
    public int OutputHeight;

    /// <summary>Columns of the output, behind the pool where there is one.</summary>
    public int OutputWidth;

    /// <summary>Whether a 2x2 max pool of stride 2 stands behind it.</summary>
    public bool Pooled;

    /// <summary>Bytes of scratch for the copy, rounded up.</summary>
    public readonly nint PictureBytes => (Picture.Bytes + 127) & ~(nint)63;

    /// <summary>Bytes of the transformed input of a chunk.</summary>
    public readonly nint InputBytes => (nint)Points * ChunkTiles * Depth * 2;

    /// <summary>Bytes of scratch in all.</summary>
    public readonly nint ScratchBytes => PictureBytes + InputBytes + (nint)Points * ChunkTiles * Weights.BlockChannels * 4;
}
