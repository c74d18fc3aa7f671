namespace Edge.Inference.Engine.Kernels;

/// <summary>One to a tile.</summary>
internal struct OneWide : ITileWidth
{
    /// <inheritdoc/>
    public static int Vectors => 1;
}
