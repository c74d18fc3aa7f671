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
            Column<SimdPair<TSimd, TVector>, VectorPair<TVector>>(o, column);
        if (columns - column >= width)
        {
            Column<TSimd, TVector>(o, column);
            column += width;
        }
        return column - start;
    }

    private static void Column<TColumnSimd, TColumn>(in GemmOperands o, int column)
        where TColumnSimd : struct, ISimd<TColumn>
        where TColumn : unmanaged
    {
        float* a = o.A;
        float* b = o.B + column;
        float* c = o.C + column;
        int row = 0;
        for (; row + 6 <= o.Rows; row += 6, a += 6 * o.RowStride, c += 6 * o.Ldc)
            GemmTile<TColumnSimd, TColumn>.Rows6(o, a, b, c);
        for (; row + 3 <= o.Rows; row += 3, a += 3 * o.RowStride, c += 3 * o.Ldc)
            GemmTile<TColumnSimd, TColumn>.Rows3(o, a, b, c);
        for (; row < o.Rows; row++, a += o.RowStride, c += o.Ldc)
            GemmTile<TColumnSimd, TColumn>.Rows1(o, a, b, c);
    }
}
