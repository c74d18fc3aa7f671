namespace Edge.Trainer.Managed.Numerics;

/// <summary>GEMM micro-kernels of one row: the tile of C stays in registers while k runs over the whole depth.</summary>
/// <remarks>Each element of C is one chain of fused multiply-adds in the order of k, so the tile's form does not show in the bits.</remarks>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal static unsafe class GemmTile1<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>1 row by 2 registers.</summary>
    public static void Tile1x2(int depth, float* a, nint rowStride, nint depthStride, float* b, nint ldb, float* c, nint ldc, bool accumulate)
    {
        int width = TSimd.Width;
        TVector c0a = default;
        TVector c0b = default;
        if (accumulate)
        {
            c0a = TSimd.Load(c);
            c0b = TSimd.Load(c + width);
        }
        for (int k = 0; k < depth; k++)
        {
            TVector b0 = TSimd.Load(b);
            TVector b1 = TSimd.Load(b + width);
            TVector left = TSimd.Broadcast(*a);
            c0a = TSimd.FusedMultiplyAdd(left, b0, c0a);
            c0b = TSimd.FusedMultiplyAdd(left, b1, c0b);
            a += depthStride;
            b += ldb;
        }
        TSimd.Store(c0a, c);
        TSimd.Store(c0b, c + width);
    }

    /// <summary>1 row by 1 register.</summary>
    public static void Tile1x1(int depth, float* a, nint rowStride, nint depthStride, float* b, nint ldb, float* c, nint ldc, bool accumulate)
    {
        TVector c0a = default;
        if (accumulate)
        {
            c0a = TSimd.Load(c);
        }
        for (int k = 0; k < depth; k++)
        {
            TVector b0 = TSimd.Load(b);
            TVector left = TSimd.Broadcast(*a);
            c0a = TSimd.FusedMultiplyAdd(left, b0, c0a);
            a += depthStride;
            b += ldb;
        }
        TSimd.Store(c0a, c);
    }
}
