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
}
