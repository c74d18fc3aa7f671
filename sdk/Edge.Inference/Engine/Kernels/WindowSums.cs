using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Sums of the cells of a window.</summary>
internal static unsafe class WindowSums
{
    // So many int8 fit a sum of 16 bits.
    private const int MostInShort = 255;

    /// <summary>Sixteen channels.</summary>
    /// <param name="cell">Their first cell.</param>
    /// <param name="window">The window, of at most 2^15 cells.</param>
    /// <param name="a">Channels 0 to 3.</param>
    /// <param name="b">Channels 4 to 7.</param>
    /// <param name="c">Channels 8 to 11.</param>
    /// <param name="d">Channels 12 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sixteen(sbyte* cell, in PoolWindow window, out Vector128<int> a, out Vector128<int> b, out Vector128<int> c, out Vector128<int> d)
    {
        Vector128<int> sumA = Vector128.Create(0), sumB = sumA, sumC = sumA, sumD = sumA;
        Vector128<short> lower = Vector128.Create((short)0), upper = lower;
        int waiting = 0;
        for (int y = 0; y < window.Rows; y++, cell += window.RowStep)
        {
            sbyte* at = cell;
            for (int x = 0; x < window.Columns; x++, at += window.ColumnStep)
            {
                Vector128<sbyte> values = Vector128.Load(at);
                lower = Vector128.Add(lower, Vector128.WidenLower(values));
                upper = Vector128.Add(upper, Vector128.WidenUpper(values));
                if (++waiting < MostInShort)
                    continue;
                sumA = Vector128.Add(sumA, Vector128.WidenLower(lower));
                sumB = Vector128.Add(sumB, Vector128.WidenUpper(lower));
                sumC = Vector128.Add(sumC, Vector128.WidenLower(upper));
                sumD = Vector128.Add(sumD, Vector128.WidenUpper(upper));
                lower = Vector128.Create((short)0);
                upper = lower;
                waiting = 0;
            }
        }
        a = Vector128.Add(sumA, Vector128.WidenLower(lower));
        b = Vector128.Add(sumB, Vector128.WidenUpper(lower));
        c = Vector128.Add(sumC, Vector128.WidenLower(upper));
        d = Vector128.Add(sumD, Vector128.WidenUpper(upper));
    }

    /// <summary>One channel.</summary>
    /// <param name="cell">Its first cell.</param>
    /// <param name="window">The window, of at most 2^15 cells.</param>
    public static int One(sbyte* cell, in PoolWindow window)
    {
        int sum = 0;
        for (int y = 0; y < window.Rows; y++, cell += window.RowStep)
        {
            sbyte* at = cell;
            for (int x = 0; x < window.Columns; x++, at += window.ColumnStep)
                sum += *at;
        }
        return sum;
    }
}
