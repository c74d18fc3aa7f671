using System.Runtime.CompilerServices;

namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>
/// The one-dimensional transforms of F(4, 3) with the points 0, 1, -1, 2, -2 and infinity (Lavin and Gray, Fast Algorithms for
/// Convolutional Neural Networks, 2015) and their transposes: each takes vectors and stores vectors <c>step</c> floats apart.
/// </summary>
/// <typeparam name="TSimd">The vector operations.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal static unsafe class Line<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Bt d: six cells of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* target, nint step)
    {
        TVector even = Add(-4, d2, d4), odd = Add(-4, d1, d3);
        TVector evenTwo = TSimd.Subtract(d4, d2), oddTwo = TSimd.Subtract(d3, d1);
        TSimd.Store(Add(4, d0, Add(-5, d2, d4)), target);
        TSimd.Store(TSimd.Add(even, odd), target + step);
        TSimd.Store(TSimd.Subtract(even, odd), target + (2 * step));
        TSimd.Store(Add(2, oddTwo, evenTwo), target + (3 * step));
        TSimd.Store(Add(-2, oddTwo, evenTwo), target + (4 * step));
        TSimd.Store(Add(4, d1, Add(-5, d3, d5)), target + (5 * step));
    }

    /// <summary>B v: the transpose of <see cref="Input"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputGradient(TVector v0, TVector v1, TVector v2, TVector v3, TVector v4, TVector v5, float* target, nint step)
    {
        TVector sumOne = TSimd.Add(v1, v2), sumTwo = TSimd.Add(v3, v4);
        TVector differenceOne = TSimd.Subtract(v2, v1), differenceTwo = TSimd.Subtract(v4, v3);
        TSimd.Store(Times(4, v0), target);
        TSimd.Store(Add(2, differenceTwo, Times(4, TSimd.Add(differenceOne, v5))), target + step);
        TSimd.Store(Add(-5, v0, Add(-4, sumOne, Times(-1, sumTwo))), target + (2 * step));
        TSimd.Store(Add(-5, v5, Add(-2, differenceTwo, Times(-1, differenceOne))), target + (3 * step));
        TSimd.Store(TSimd.Add(v0, TSimd.Add(sumOne, sumTwo)), target + (4 * step));
        TSimd.Store(v5, target + (5 * step));
    }

    /// <summary>At m: four results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(TVector m0, TVector m1, TVector m2, TVector m3, TVector m4, TVector m5, float* target, nint step)
    {
        TVector sumOne = TSimd.Add(m1, m2), sumTwo = TSimd.Add(m3, m4);
        TVector differenceOne = TSimd.Subtract(m1, m2), differenceTwo = TSimd.Subtract(m3, m4);
        TSimd.Store(TSimd.Add(m0, TSimd.Add(sumOne, sumTwo)), target);
        TSimd.Store(Add(2, differenceTwo, differenceOne), target + step);
        TSimd.Store(Add(4, sumTwo, sumOne), target + (2 * step));
        TSimd.Store(TSimd.Add(Add(8, differenceTwo, differenceOne), m5), target + (3 * step));
    }

    /// <summary>A y: the transpose of <see cref="Output"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputGradient(TVector y0, TVector y1, TVector y2, TVector y3, float* target, nint step)
    {
        TVector even = TSimd.Add(y0, y2), odd = TSimd.Add(y1, y3);
        TVector evenTwo = Add(4, y2, y0), oddTwo = Add(4, y3, y1);
        TSimd.Store(y0, target);
        TSimd.Store(TSimd.Add(even, odd), target + step);
        TSimd.Store(TSimd.Subtract(even, odd), target + (2 * step));
        TSimd.Store(Add(2, oddTwo, evenTwo), target + (3 * step));
        TSimd.Store(Add(-2, oddTwo, evenTwo), target + (4 * step));
        TSimd.Store(y3, target + (5 * step));
    }

    /// <summary>G g: three weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weights(TVector g0, TVector g1, TVector g2, float* target, nint step)
    {
        TVector one = Times(-1f / 6, TSimd.Add(g0, g2)), two = Add(1f / 24, g0, Times(1f / 6, g2));
        TSimd.Store(Times(0.25f, g0), target);
        TSimd.Store(Add(-1f / 6, g1, one), target + step);
        TSimd.Store(Add(1f / 6, g1, one), target + (2 * step));
        TSimd.Store(Add(1f / 12, g1, two), target + (3 * step));
        TSimd.Store(Add(-1f / 12, g1, two), target + (4 * step));
        TSimd.Store(g2, target + (5 * step));
    }

    /// <summary>Gt u: the transpose of <see cref="Weights"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WeightGradient(TVector u0, TVector u1, TVector u2, TVector u3, TVector u4, TVector u5, float* target, nint step)
    {
        TVector one = Times(-1f / 6, TSimd.Add(u1, u2)), two = TSimd.Add(u3, u4);
        TSimd.Store(Add(0.25f, u0, Add(1f / 24, two, one)), target);
        TSimd.Store(Add(1f / 6, TSimd.Subtract(u2, u1), Times(1f / 12, TSimd.Subtract(u3, u4))), target + step);
        TSimd.Store(TSimd.Add(u5, Add(1f / 6, two, one)), target + (2 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Times(float factor, TVector value) => TSimd.Multiply(TSimd.Broadcast(factor), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add(float factor, TVector value, TVector addend) => TSimd.FusedMultiplyAdd(TSimd.Broadcast(factor), value, addend);
}
