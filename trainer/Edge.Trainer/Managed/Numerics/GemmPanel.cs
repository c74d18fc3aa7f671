namespace Edge.Trainer.Managed.Numerics;

/// <summary>Walks the rows of one column panel of C, six at a time, the last ones in tiles of four, three and one.</summary>
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
        for (int rest = o.Rows; rest > 0;)
        {
            int rows = Height(rest);
            switch (rows)
            {
                case 6:
                    GemmTile<TColumnSimd, TColumn>.Rows6(o, a, b, c);
                    break;
                case 4:
                    GemmTile<TColumnSimd, TColumn>.Rows4(o, a, b, c);
                    break;
                case 3:
                    GemmTile<TColumnSimd, TColumn>.Rows3(o, a, b, c);
                    break;
                default:
                    GemmTile<TColumnSimd, TColumn>.Rows1(o, a, b, c);
                    break;
            }
            rest -= rows;
            a += rows * o.RowStride;
            c += rows * o.Ldc;
        }
    }

    // Single rows wait for the sums of one register: 8 rows are 4 + 4, 11 are 4 + 4 + 3.
    private static int Height(int rest) => rest switch
    {
        1 or 2 => 1,
        3 => 3,
        4 or 5 or 7 or 8 or 11 => 4,
        _ => 6,
    };
}
