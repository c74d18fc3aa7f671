namespace Edge.Trainer.Managed.Numerics;

/// <summary>The operands of C (+)= A * B: A is [Rows, Depth] with any strides (so also transposed), B [Depth, columns] and C are row-major.</summary>
/// <param name="a">Element (i, k) is at <c>A[i * RowStride + k * DepthStride]</c>.</param>
/// <param name="rowStride">The distance of two rows of A, in floats.</param>
/// <param name="depthStride">The distance of two columns of A, in floats.</param>
/// <param name="b">Element (k, j) is at <c>B[k * Ldb + j]</c>.</param>
/// <param name="ldb">The distance of two rows of B, in floats.</param>
/// <param name="c">Element (i, j) is at <c>C[i * Ldc + j]</c>.</param>
/// <param name="ldc">The distance of two rows of C, in floats.</param>
/// <param name="rows">The rows of A and C.</param>
/// <param name="depth">The columns of A and rows of B.</param>
/// <param name="accumulate">Add to C rather than overwrite it.</param>
internal readonly unsafe struct GemmOperands(
    float* a, nint rowStride, nint depthStride, float* b, nint ldb, float* c, nint ldc, int rows, int depth, bool accumulate)
{
    public float* A { get; } = a;

    public nint RowStride { get; } = rowStride;

    public nint DepthStride { get; } = depthStride;

    public float* B { get; } = b;

    public nint Ldb { get; } = ldb;

    public float* C { get; } = c;

    public nint Ldc { get; } = ldc;

    public int Rows { get; } = rows;

    public int Depth { get; } = depth;

    public bool Accumulate { get; } = accumulate;
}
