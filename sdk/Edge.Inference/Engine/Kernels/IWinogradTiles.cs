namespace Edge.Inference.Engine.Kernels;

/// <summary>How a tile of inputs becomes points, and sums of points a tile of outputs.</summary>
/// <remarks>
/// Y = A^T [(G g G^T) * (B^T d B)] A. G has fractions: its rows are taken so many times that they are integers, and outputs come out so many times too
/// large. What is transformed fits s16; sums wrap modulo 2^32 on the way, which the last division, an exact one, does not mind.
/// </remarks>
internal unsafe interface IWinogradTiles<TForm, TVector>
    where TForm : IWinogradForm<TVector>
    where TVector : struct
{
    /// <summary>Rows, and columns, of a tile of outputs.</summary>
    static abstract int Size { get; }

    /// <summary>Products of a tile.</summary>
    static abstract int Points { get; }

    /// <summary>Bits that outputs are too large by before the last division: the accumulator without its bias must fit 32 bits less these.</summary>
    static abstract int HeadroomBits { get; }

    /// <summary>Input channels that are transformed together: the depth is padded to a multiple.</summary>
    static abstract int InputChannels { get; }

    /// <summary>G g G^T with the integer rows of G.</summary>
    /// <param name="kernel">Nine weights, row by row.</param>
    /// <param name="stride">From one weight to the next.</param>
    /// <param name="points">Receives <see cref="Points"/> s16, row by row.</param>
    static abstract void TransformWeights(sbyte* kernel, nint stride, short* points);

    /// <summary>B^T d B of consecutive tiles.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="picture">The copy of the input.</param>
    /// <param name="first">First tile.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="points">Receives s16: [points, chunk of tiles, depth].</param>
    static abstract void TransformInput(in WinogradPlan plan, byte* picture, int first, int count, short* points);

    /// <summary>A^T m A of consecutive tiles, bias, pool and requantisation.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="task">The block of channels.</param>
    /// <param name="first">First tile.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="vectors">Vectors of channels of the block.</param>
    /// <param name="sums">[points, chunk of tiles, channels of a block].</param>
    /// <param name="output">The picture's output, NHWC int8.</param>
    static abstract void TransformOutput(in WinogradPlan plan, in TileTask task, int first, int count, int vectors, int* sums, sbyte* output);
}
