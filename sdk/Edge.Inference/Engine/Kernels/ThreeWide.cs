namespace Edge.Inference.Engine.Kernels;

/// <summary>Three to a tile.</summary>
internal struct ThreeWide : ITileWidth
{
    /// <inheritdoc/>
    public static int Vectors => 3;
}
