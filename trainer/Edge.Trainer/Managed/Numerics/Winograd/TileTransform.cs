using System.Runtime.Intrinsics;

namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>Takes a transform over all channels of a tile.</summary>
/// <typeparam name="TTransform">The transform.</typeparam>
internal static unsafe class TileTransform<TTransform>
    where TTransform : struct, ITileTransform
{
    /// <summary>Transforms a tile. Each channel is computed alone with the same operations, so the vector width does not show in the bits.</summary>
    /// <param name="cells">Where the tile's cells begin, row by row.</param>
    /// <param name="products">[36, channels].</param>
    /// <param name="channels">The channels.</param>
    /// <param name="scratch">Room for 36 of the widest registers.</param>
    public static void Run(float** cells, float* products, int channels, float* scratch)
    {
        int channel = 0;
        if (Vector512.IsHardwareAccelerated)
            Run<Simd512, Vector512<float>>(cells, products, channels, scratch, ref channel);
        if (Vector256.IsHardwareAccelerated)
            Run<Simd256, Vector256<float>>(cells, products, channels, scratch, ref channel);
        if (Vector128.IsHardwareAccelerated)
            Run<Simd128, Vector128<float>>(cells, products, channels, scratch, ref channel);
        Run<SimdScalar, float>(cells, products, channels, scratch, ref channel);
    }

    private static void Run<TSimd, TVector>(float** cells, float* products, int channels, float* scratch, ref int channel)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        for (; channels - channel >= TSimd.Width; channel += TSimd.Width)
            TTransform.Apply<TSimd, TVector>(cells, channel, products + channel, channels, scratch);
    }
}
