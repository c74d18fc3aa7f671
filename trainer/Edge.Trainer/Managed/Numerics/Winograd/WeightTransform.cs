using System.Runtime.Intrinsics;

namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>U = G g Gt of all 3 x 3 kernels of a convolution, and its transpose for gradients.</summary>
/// <remarks>The nine taps are arrays of <c>count</c> floats behind one another; the 36 products are arrays <c>step</c> floats apart.</remarks>
internal static unsafe class WeightTransform
{
    /// <summary>Taps to products.</summary>
    public static void Forward(float* taps, float* products, int count, nint step, float* scratch)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
            Forward<Simd512, Vector512<float>>(taps, products, count, step, scratch, ref i);
        if (Vector256.IsHardwareAccelerated)
            Forward<Simd256, Vector256<float>>(taps, products, count, step, scratch, ref i);
        if (Vector128.IsHardwareAccelerated)
            Forward<Simd128, Vector128<float>>(taps, products, count, step, scratch, ref i);
        Forward<SimdScalar, float>(taps, products, count, step, scratch, ref i);
    }

    /// <summary>The gradients of the taps from those of the products.</summary>
    public static void Backward(float* products, float* taps, int count, nint step, float* scratch)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>>(products, taps, count, step, scratch, ref i);
        if (Vector256.IsHardwareAccelerated)
            Backward<Simd256, Vector256<float>>(products, taps, count, step, scratch, ref i);
        if (Vector128.IsHardwareAccelerated)
            Backward<Simd128, Vector128<float>>(products, taps, count, step, scratch, ref i);
        Backward<SimdScalar, float>(products, taps, count, step, scratch, ref i);
    }

    private static void Forward<TSimd, TVector>(float* taps, float* products, int count, nint step, float* scratch, ref int i)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int width = TSimd.Width;
        for (; count - i >= width; i += width)
        {
            for (int x = 0; x < 3; x++)
            {
                float* tap = taps + i + ((nint)x * count);
                Line<TSimd, TVector>.Weights(
                    TSimd.Load(tap), TSimd.Load(tap + (3 * (nint)count)), TSimd.Load(tap + (6 * (nint)count)), scratch + (x * width), 3 * width);
            }
            for (int y = 0; y < 6; y++)
            {
                float* row = scratch + (3 * y * width);
                Line<TSimd, TVector>.Weights(TSimd.Load(row), TSimd.Load(row + width), TSimd.Load(row + (2 * width)), products + i + (6 * y * step), step);
            }
        }
    }

    private static void Backward<TSimd, TVector>(float* products, float* taps, int count, nint step, float* scratch, ref int i)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int width = TSimd.Width;
        for (; count - i >= width; i += width)
        {
            for (int x = 0; x < 6; x++)
            {
                float* product = products + i + (x * step);
                Line<TSimd, TVector>.WeightGradient(
                    TSimd.Load(product), TSimd.Load(product + (6 * step)), TSimd.Load(product + (12 * step)),
                    TSimd.Load(product + (18 * step)), TSimd.Load(product + (24 * step)), TSimd.Load(product + (30 * step)),
                    scratch + (x * width), 6 * width);
            }
            for (int y = 0; y < 3; y++)
            {
                float* row = scratch + (6 * y * width);
                Line<TSimd, TVector>.WeightGradient(
                    TSimd.Load(row), TSimd.Load(row + width), TSimd.Load(row + (2 * width)),
                    TSimd.Load(row + (3 * width)), TSimd.Load(row + (4 * width)), TSimd.Load(row + (5 * width)),
                    taps + i + (3 * y * (nint)count), count);
            }
        }
    }
}
