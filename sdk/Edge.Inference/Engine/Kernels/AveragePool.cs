using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>The mean of the cells, half away from zero.</summary>
/// <remarks>
/// A quotient of whole numbers is computed in floats and truncated. That is exact: numbers stay below 2^24, and a quotient below a whole number n,
/// at most 129, misses it by at least 1 / 2^15, which is more than a float can be rounded by.
/// </remarks>
internal unsafe struct AveragePool : IPool
{
    /// <summary>Most cells of a window.</summary>
    public const int MostCells = 1 << 15;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<sbyte> Sixteen(sbyte* cell, in PoolWindow window)
    {
        WindowSums.Sixteen(cell, window, out Vector128<int> a, out Vector128<int> b, out Vector128<int> c, out Vector128<int> d);
        int count = window.Rows * window.Columns;
        Vector128<int> half = Vector128.Create(count / 2);
        Vector128<float> divisor = Vector128.Create((float)count);
        Vector128<short> lower = Vector128.Narrow(Divide(a, half, divisor), Divide(b, half, divisor));
        Vector128<short> upper = Vector128.Narrow(Divide(c, half, divisor), Divide(d, half, divisor));
        return Vector128.Narrow(lower, upper);
    }

    /// <inheritdoc/>
    public static sbyte One(sbyte* cell, in PoolWindow window)
    {
        int sum = WindowSums.One(cell, window), count = window.Rows * window.Columns;
        return (sbyte)((sum > 0 ? sum + count / 2 : sum - count / 2) / count);
    }

    // Half of the count is added with the sign of the sum, then the division truncates.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Divide(Vector128<int> sums, Vector128<int> half, Vector128<float> divisor)
    {
        Vector128<int> sign = Vector128.ShiftRightArithmetic(sums, 31);
        Vector128<int> nudged = Vector128.Add(sums, Vector128.Subtract(Vector128.Xor(half, sign), sign));
        return Vector128.ConvertToInt32(Vector128.Divide(Vector128.ConvertToSingle(nudged), divisor));
    }
}
