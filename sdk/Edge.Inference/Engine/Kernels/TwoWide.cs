namespace Edge.Inference.Engine.Kernels;

/// <summary>Two to a tile.</summary>
internal struct TwoWide : ITileWidth
{
    /// <inheritdoc/>
    public static int Vectors => 2;
}
