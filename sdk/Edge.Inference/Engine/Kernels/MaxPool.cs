using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>The largest cell.</summary>
internal unsafe struct MaxPool : IPool
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<sbyte> Sixteen(sbyte* cell, in PoolWindow window)
    {
        Vector128<sbyte> largest = Vector128.Load(cell);
        for (int y = 0; y < window.Rows; y++, cell += window.RowStep)
        {
            sbyte* at = cell;
            for (int x = 0; x < window.Columns; x++, at += window.ColumnStep)
                largest = Vector128.Max(largest, Vector128.Load(at));
        }
        return largest;
    }

    /// <inheritdoc/>
    public static sbyte One(sbyte* cell, in PoolWindow window)
    {
        sbyte largest = *cell;
        for (int y = 0; y < window.Rows; y++, cell += window.RowStep)
        {
            sbyte* at = cell;
            for (int x = 0; x < window.Columns; x++, at += window.ColumnStep)
                largest = *at > largest ? *at : largest;
        }
        return largest;
    }
}
