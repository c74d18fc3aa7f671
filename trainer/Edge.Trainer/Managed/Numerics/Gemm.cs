using System.Runtime.Intrinsics;

namespace Edge.Trainer.Managed.Numerics;

/// <summary>Single-precision matrix multiplication for the sizes of small networks: the operands fit in the second-level cache, so nothing is packed.</summary>
/// <remarks>
/// Every element of C is a chain of fused multiply-adds in the order of the depth. The result is therefore the same, bit for bit,
/// at every vector width and on every processor.
/// </remarks>
internal static unsafe class Gemm
{
    /// <summary>C (+)= A * B with C of <paramref name="columns"/> columns.</summary>
    public static void Multiply(in GemmOperands operands, int columns)
    {
        int column = 0;
        if (Vector512.IsHardwareAccelerated)
            column += GemmPanel<Simd512, Vector512<float>>.Run(operands, column, columns);
        if (Vector256.IsHardwareAccelerated)
            column += GemmPanel<Simd256, Vector256<float>>.Run(operands, column, columns);
        if (Vector128.IsHardwareAccelerated)
            column += GemmPanel<Simd128, Vector128<float>>.Run(operands, column, columns);
        while (column < columns)
            column += GemmPanel<SimdScalar, float>.Run(operands, column, columns);
    }

    /// <summary>C (+)= A * B for row-major A [<paramref name="rows"/>, <paramref name="depth"/>].</summary>
    public static void Multiply(float* a, float* b, float* c, int rows, int depth, int columns, bool accumulate) =>
        Multiply(new GemmOperands(a, depth, 1, b, columns, c, columns, rows, depth, accumulate), columns);

    /// <summary>C (+)= transpose(A) * B for row-major A [<paramref name="depth"/>, <paramref name="rows"/>]; C is [rows, columns].</summary>
    public static void MultiplyTransposed(float* a, float* b, float* c, int rows, int depth, int columns, bool accumulate) =>
        Multiply(new GemmOperands(a, 1, rows, b, columns, c, columns, rows, depth, accumulate), columns);
}
