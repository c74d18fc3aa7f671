namespace Edge.Trainer.Managed.Numerics;

/// <summary>Walks the rows of one column panel of C, six at a time, then three, then one.</summary>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal static unsafe class GemmPanel<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Computes as many whole panels as fit into <paramref name="columns"/> and returns how many columns they cover.</summary>
    public static int Run(in GemmOperands o, int column, int columns)
    {
        int width = TSimd.Width;
        int start = column;
        for (; columns - column >= 2 * width; column += 2 * width)
            Wide(o, column);
        if (columns - column >= width)
        {
            Narrow(o, column);
            column += width;
        }
        return column - start;
    }

    private static void Wide(in GemmOperands o, int column)
    {
        float* a = o.A;
        float* b = o.B + column;
        float* c = o.C + column;
        int row = 0;
        for (; row + 6 <= o.Rows; row += 6, a += 6 * o.RowStride, c += 6 * o.Ldc)
            GemmTile6<TSimd, TVector>.Tile6x2(o.Depth, a, o.RowStride, o.DepthStride, b, o.Ldb, c, o.Ldc, o.Accumulate);
        for (; row + 3 <= o.Rows; row += 3, a += 3 * o.RowStride, c += 3 * o.Ldc)
            GemmTile3<TSimd, TVector>.Tile3x2(o.Depth, a, o.RowStride, o.DepthStride, b, o.Ldb, c, o.Ldc, o.Accumulate);
        for (; row < o.Rows; row++, a += o.RowStride, c += o.Ldc)
            GemmTile1<TSimd, TVector>.Tile1x2(o.Depth, a, o.RowStride, o.DepthStride, b, o.Ldb, c, o.Ldc, o.Accumulate);
    }

    private static void Narrow(in GemmOperands o, int column)
    {
        float* a = o.A;
        float* b = o.B + column;
        float* c = o.C + column;
        int row = 0;
        for (; row + 6 <= o.Rows; row += 6, a += 6 * o.RowStride, c += 6 * o.Ldc)
            GemmTile6<TSimd, TVector>.Tile6x1(o.Depth, a, o.RowStride, o.DepthStride, b, o.Ldb, c, o.Ldc, o.Accumulate);
        for (; row + 3 <= o.Rows; row += 3, a += 3 * o.RowStride, c += 3 * o.Ldc)
            GemmTile3<TSimd, TVector>.Tile3x1(o.Depth, a, o.RowStride, o.DepthStride, b, o.Ldb, c, o.Ldc, o.Accumulate);
        for (; row < o.Rows; row++, a += o.RowStride, c += o.Ldc)
            GemmTile1<TSimd, TVector>.Tile1x1(o.Depth, a, o.RowStride, o.DepthStride, b, o.Ldb, c, o.Ldc, o.Accumulate);
    }
}
