namespace Edge.Inference.Engine.Kernels;

/// <summary>What becomes of a tile's accumulators.</summary>
internal unsafe interface ITileEnd<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Takes one vector of channels of all four positions.</summary>
    /// <param name="task">The block.</param>
    /// <param name="destinations">Where each position's block goes.</param>
    /// <param name="vector">Which vector of the block.</param>
    /// <param name="a">First position.</param>
    /// <param name="b">Second position.</param>
    /// <param name="c">Third position.</param>
    /// <param name="d">Fourth position.</param>
    static abstract void Finish(in TileTask task, byte** destinations, int vector, TVector a, TVector b, TVector c, TVector d);

    /// <summary>Takes one vector of channels of a single position.</summary>
    /// <param name="task">The block.</param>
    /// <param name="destination">Where the position's block goes.</param>
    /// <param name="vector">Which vector of the block.</param>
    /// <param name="sums">The accumulators.</param>
    static abstract void Finish(in TileTask task, byte* destination, int vector, TVector sums);
}
