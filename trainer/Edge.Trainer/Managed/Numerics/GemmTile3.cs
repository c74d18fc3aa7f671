namespace Edge.Trainer.Managed.Numerics;

/// <summary>GEMM micro-kernels of three rows: the tile of C stays in registers while k runs over the whole depth.</summary>
/// <remarks>Each element of C is one chain of fused multiply-adds in the order of k, so the tile's form does not show in the bits.</remarks>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal static unsafe class GemmTile3<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>3 rows by 2 registers.</summary>
    public static void Tile3x2(int depth, float* a, nint rowStride, nint depthStride, float* b, nint ldb, float* c, nint ldc, bool accumulate)
    {
        int width = TSimd.Width;
        TVector c0a = default, c1a = default, c2a = default;
        TVector c0b = default, c1b = default, c2b = default;
        if (accumulate)
        {
            c0a = TSimd.Load(c);
            c0b = TSimd.Load(c + width);
            c1a = TSimd.Load(c + ldc);
            c1b = TSimd.Load(c + ldc + width);
            c2a = TSimd.Load(c + (2 * ldc));
            c2b = TSimd.Load(c + (2 * ldc) + width);
        }
        for (int k = 0; k < depth; k++)
        {
            TVector b0 = TSimd.Load(b);
            TVector b1 = TSimd.Load(b + width);
            TVector left = TSimd.Broadcast(*a);
            c0a = TSimd.FusedMultiplyAdd(left, b0, c0a);
            c0b = TSimd.FusedMultiplyAdd(left, b1, c0b);
            left = TSimd.Broadcast(a[rowStride]);
            c1a = TSimd.FusedMultiplyAdd(left, b0, c1a);
            c1b = TSimd.FusedMultiplyAdd(left, b1, c1b);
            left = TSimd.Broadcast(a[2 * rowStride]);
            c2a = TSimd.FusedMultiplyAdd(left, b0, c2a);
            c2b = TSimd.FusedMultiplyAdd(left, b1, c2b);
            a += depthStride;
            b += ldb;
        }
        TSimd.Store(c0a, c);
        TSimd.Store(c0b, c + width);
        TSimd.Store(c1a, c + ldc);
        TSimd.Store(c1b, c + ldc + width);
        TSimd.Store(c2a, c + (2 * ldc));
        TSimd.Store(c2b, c + (2 * ldc) + width);
    }

    /// <summary>3 rows by 1 register.</summary>
    public static void Tile3x1(int depth, float* a, nint rowStride, nint depthStride, float* b, nint ldb, float* c, nint ldc, bool accumulate)
    {
        TVector c0a = default, c1a = default, c2a = default;
        if (accumulate)
        {
            c0a = TSimd.Load(c);
            c1a = TSimd.Load(c + ldc);
            c2a = TSimd.Load(c + (2 * ldc));
        }
        for (int k = 0; k < depth; k++)
        {
            TVector b0 = TSimd.Load(b);
            TVector left = TSimd.Broadcast(*a);
            c0a = TSimd.FusedMultiplyAdd(left, b0, c0a);
            left = TSimd.Broadcast(a[rowStride]);
            c1a = TSimd.FusedMultiplyAdd(left, b0, c1a);
            left = TSimd.Broadcast(a[2 * rowStride]);
            c2a = TSimd.FusedMultiplyAdd(left, b0, c2a);
            a += depthStride;
            b += ldb;
        }
        TSimd.Store(c0a, c);
        TSimd.Store(c1a, c + ldc);
        TSimd.Store(c2a, c + (2 * ldc));
    }
}
