using System;
using System.Runtime.Intrinsics;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Managed;

public sealed unsafe class GemmTests
{
    private const float Guard = 12345;

    public static TheoryData<int, int, int> Sizes()
    {
        var sizes = new TheoryData<int, int, int>();
        foreach (int rows in new[] { 0, 1, 2, 3, 5, 6, 7, 13 })
            foreach (int depth in new[] { 0, 1, 7, 33 })
                foreach (int columns in new[] { 0, 1, 3, 7, 10, 15, 16, 17, 31, 32, 33, 63 })
                    sizes.Add(rows, depth, columns);
        sizes.Add(121, 144, 32);
        sizes.Add(72, 288, 64);
        return sizes;
    }

    // Fused multiply-adds in the order of the depth: the same bits are expected, not nearly the same.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void AgreesWithNaiveLoops(int rows, int depth, int columns)
    {
        foreach (bool accumulate in new[] { false, true })
            foreach (bool transposed in new[] { false, true })
            {
                (float[] a, float[] b, float[] c) = Operands(rows, depth, columns);
                float[] expected = Naive(a, b, c, rows, depth, columns, accumulate, transposed);
                fixed (float* pa = a, pb = b, pc = c)
                {
                    if (transposed)
                        Gemm.MultiplyTransposed(pa, pb, pc, rows, depth, columns, accumulate);
                    else
                        Gemm.Multiply(pa, pb, pc, rows, depth, columns, accumulate);
                }
                Assert.Equal(expected, c);
            }
    }

    [Theory]
    [InlineData(7, 9, 64)]
    [InlineData(13, 33, 47)]
    public void EveryVectorWidthGivesTheSameBits(int rows, int depth, int columns)
    {
        (float[] a, float[] b, float[] c) = Operands(rows, depth, columns);
        float[] expected = Naive(a, b, c, rows, depth, columns, accumulate: true, transposed: false);
        foreach (int form in new[] { 512, 256, 128, 32 })
        {
            float[] actual = [.. c];
            fixed (float* pa = a, pb = b, pc = actual)
            {
                var operands = new GemmOperands(pa, depth, 1, pb, columns, pc, columns, rows, depth, true);
                int done = form switch
                {
                    512 => GemmPanel<Simd512, Vector512<float>>.Run(operands, 0, columns),
                    256 => GemmPanel<Simd256, Vector256<float>>.Run(operands, 0, columns),
                    128 => GemmPanel<Simd128, Vector128<float>>.Run(operands, 0, columns),
                    _ => 0,
                };
                while (done < columns)
                    done += GemmPanel<SimdScalar, float>.Run(operands, done, columns);
            }
            Assert.Equal(expected, actual);
        }
    }

    private static (float[] A, float[] B, float[] C) Operands(int rows, int depth, int columns)
    {
        var random = new SplitMix64(rows, depth, columns);
        float[] a = new float[(rows * depth) + 1], b = new float[(depth * columns) + 1], c = new float[(rows * columns) + 1];
        foreach (float[] array in new[] { a, b, c })
        {
            for (int i = 0; i < array.Length - 1; i++)
                array[i] = random.NextSingle(-1, 1);
            array[^1] = Guard;
        }
        return (a, b, c);
    }

    private static float[] Naive(float[] a, float[] b, float[] c, int rows, int depth, int columns, bool accumulate, bool transposed)
    {
        float[] result = [.. c];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                float sum = accumulate ? c[(i * columns) + j] : 0;
                for (int k = 0; k < depth; k++)
                    sum = MathF.FusedMultiplyAdd(transposed ? a[(k * rows) + i] : a[(i * depth) + k], b[(k * columns) + j], sum);
                result[(i * columns) + j] = sum;
            }
        return result;
    }
}
