namespace Edge.Inference.Engine.Kernels;

/// <summary>The vectors of a tile, known when the tile is compiled.</summary>
internal interface ITileWidth
{
    /// <summary>1 to 4.</summary>
    static abstract int Vectors { get; }
}
