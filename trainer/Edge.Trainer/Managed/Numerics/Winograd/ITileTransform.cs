namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>A transform between the cells of a tile in an image and the 36 products of Winograd's convolution, for one vector of channels.</summary>
internal unsafe interface ITileTransform
{
    /// <summary>Transforms.</summary>
    /// <typeparam name="TSimd">The vector operations.</typeparam>
    /// <typeparam name="TVector">The register.</typeparam>
    /// <param name="cells">Where the tile's cells begin, row by row.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="products">The first channel's 36 values.</param>
    /// <param name="step">The distance of two of the 36, in floats.</param>
    /// <param name="scratch">Room for 36 registers.</param>
    static abstract void Apply<TSimd, TVector>(float** cells, int channel, float* products, nint step, float* scratch)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged;
}
