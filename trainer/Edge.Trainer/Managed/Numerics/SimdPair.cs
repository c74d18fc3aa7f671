using System.Runtime.CompilerServices;

namespace Edge.Trainer.Managed.Numerics;

/// <summary>Operations on two registers at once: the kernel of one register serves two.</summary>
/// <typeparam name="TSimd">The operations on one.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal readonly unsafe struct SimdPair<TSimd, TVector> : ISimd<VectorPair<TVector>>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    public static int Width => 2 * TSimd.Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Load(float* source) => new(TSimd.Load(source), TSimd.Load(source + TSimd.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorPair<TVector> value, float* target)
    {
        TSimd.Store(value.Low, target);
        TSimd.Store(value.High, target + TSimd.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Broadcast(float value)
    {
        TVector both = TSimd.Broadcast(value);
        return new(both, both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> FusedMultiplyAdd(VectorPair<TVector> left, VectorPair<TVector> right, VectorPair<TVector> addend) =>
        new(TSimd.FusedMultiplyAdd(left.Low, right.Low, addend.Low), TSimd.FusedMultiplyAdd(left.High, right.High, addend.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Add(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TSimd.Add(left.Low, right.Low), TSimd.Add(left.High, right.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Subtract(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TSimd.Subtract(left.Low, right.Low), TSimd.Subtract(left.High, right.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Multiply(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TSimd.Multiply(left.Low, right.Low), TSimd.Multiply(left.High, right.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Max(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TSimd.Max(left.Low, right.Low), TSimd.Max(left.High, right.High));
}
