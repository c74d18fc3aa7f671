namespace Edge.Trainer.Managed.Numerics;

/// <summary>GEMM micro-kernels of one register's columns: the tile of C stays in registers while k runs over the whole depth.</summary>
/// <remarks>Each element of C is one chain of fused multiply-adds in the order of k, so the tile's form does not show in the bits.</remarks>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TVector">The register, or a pair of them.</typeparam>
internal static unsafe class GemmTile<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Six rows.</summary>
    public static void Rows6(in GemmOperands o, float* a, float* b, float* c)
    {
        nint rowStride = o.RowStride, depthStride = o.DepthStride, ldb = o.Ldb, ldc = o.Ldc;
        TVector c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        if (o.Accumulate)
        {
            c0 = TSimd.Load(c);
            c1 = TSimd.Load(c + ldc);
            c2 = TSimd.Load(c + (2 * ldc));
            c3 = TSimd.Load(c + (3 * ldc));
            c4 = TSimd.Load(c + (4 * ldc));
            c5 = TSimd.Load(c + (5 * ldc));
        }
        for (int k = o.Depth; k > 0; k--, a += depthStride, b += ldb)
        {
            TVector right = TSimd.Load(b);
            c0 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(*a), right, c0);
            c1 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[rowStride]), right, c1);
            c2 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[2 * rowStride]), right, c2);
            c3 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[3 * rowStride]), right, c3);
            c4 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[4 * rowStride]), right, c4);
            c5 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[5 * rowStride]), right, c5);
        }
        TSimd.Store(c0, c);
        TSimd.Store(c1, c + ldc);
        TSimd.Store(c2, c + (2 * ldc));
        TSimd.Store(c3, c + (3 * ldc));
        TSimd.Store(c4, c + (4 * ldc));
        TSimd.Store(c5, c + (5 * ldc));
    }

    /// <summary>Four rows.</summary>
    public static void Rows4(in GemmOperands o, float* a, float* b, float* c)
    {
        nint rowStride = o.RowStride, depthStride = o.DepthStride, ldb = o.Ldb, ldc = o.Ldc;
        TVector c0 = default, c1 = default, c2 = default, c3 = default;
        if (o.Accumulate)
        {
            c0 = TSimd.Load(c);
            c1 = TSimd.Load(c + ldc);
            c2 = TSimd.Load(c + (2 * ldc));
            c3 = TSimd.Load(c + (3 * ldc));
        }
        for (int k = o.Depth; k > 0; k--, a += depthStride, b += ldb)
        {
            TVector right = TSimd.Load(b);
            c0 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(*a), right, c0);
            c1 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[rowStride]), right, c1);
            c2 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[2 * rowStride]), right, c2);
            c3 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[3 * rowStride]), right, c3);
        }
        TSimd.Store(c0, c);
        TSimd.Store(c1, c + ldc);
        TSimd.Store(c2, c + (2 * ldc));
        TSimd.Store(c3, c + (3 * ldc));
    }

    /// <summary>Three rows.</summary>
    public static void Rows3(in GemmOperands o, float* a, float* b, float* c)
    {
        nint rowStride = o.RowStride, depthStride = o.DepthStride, ldb = o.Ldb, ldc = o.Ldc;
        TVector c0 = default, c1 = default, c2 = default;
        if (o.Accumulate)
        {
            c0 = TSimd.Load(c);
            c1 = TSimd.Load(c + ldc);
            c2 = TSimd.Load(c + (2 * ldc));
        }
        for (int k = o.Depth; k > 0; k--, a += depthStride, b += ldb)
        {
            TVector right = TSimd.Load(b);
            c0 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(*a), right, c0);
            c1 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[rowStride]), right, c1);
            c2 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(a[2 * rowStride]), right, c2);
        }
        TSimd.Store(c0, c);
        TSimd.Store(c1, c + ldc);
        TSimd.Store(c2, c + (2 * ldc));
    }

    /// <summary>One row.</summary>
    public static void Rows1(in GemmOperands o, float* a, float* b, float* c)
    {
        nint rowStride = o.RowStride, depthStride = o.DepthStride, ldb = o.Ldb, ldc = o.Ldc;
        TVector c0 = default;
        if (o.Accumulate)
        {
            c0 = TSimd.Load(c);
        }
        for (int k = o.Depth; k > 0; k--, a += depthStride, b += ldb)
        {
            TVector right = TSimd.Load(b);
            c0 = TSimd.FusedMultiplyAdd(TSimd.Broadcast(*a), right, c0);
        }
        TSimd.Store(c0, c);
    }
}
