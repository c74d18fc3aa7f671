namespace Edge.Inference.Engine.Kernels;

/// <summary>Four to a tile.</summary>
internal struct FourWide : ITileWidth
{
    /// <inheritdoc/>
    public static int Vectors => 4;
}
