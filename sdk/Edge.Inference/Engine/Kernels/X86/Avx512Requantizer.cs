using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>The contract's requantisation of sixteen accumulators in AVX-512.</summary>
internal static unsafe class Avx512Requantizer
{
    /// <summary>The output before its clamp, exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Requantize(Vector512<int> sums, in OutputStage output, int channel)
    {
        // Products of the doubled even lanes and of the odd ones: their upper halves are the rounded high products.
        Vector512<int> doubled = Avx512F.Add(sums, sums);
        Vector512<long> half = Vector512.Create(1L << 31);
        Vector512<long> even = Avx512F.Add(Avx512F.Multiply(doubled, Vector512.Load(output.Multipliers + channel)), half);
        Vector512<long> odd = Avx512F.Add(Avx512F.Multiply(Avx512F.ShiftRightLogical(doubled.AsInt64(), 32).AsInt32(), Vector512.Load(output.Multipliers + channel + 1)), half);
        Vector512<int> high = Avx512F.BlendVariable(Avx512F.DuplicateOddIndexed(even.AsSingle()), odd.AsSingle(), Vector512.Create(0xFFFFFFFF00000000).AsSingle()).AsInt32();
        Vector512<int> rounded = Avx512F.Add(high, Vector512.Load(output.Roundings + channel));
        if (output.NeedsNudge)
            rounded = Avx512F.Subtract(rounded, Avx512F.ShiftRightLogicalVariable(high, Vector512.Load(output.NudgeShifts + channel).AsUInt32()));
        return Avx512F.ShiftRightArithmeticVariable(rounded, Vector512.Load(output.Shifts + channel).AsUInt32());
    }

    /// <summary>Clamps sixteen values and stores them, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> values, in OutputStage output, sbyte* destination, int count)
    {
        Vector128<sbyte> bytes = Avx512F.ConvertToVector128SByteWithSaturation(values);
        if (output.NeedsClamp)
            bytes = Sse41.Max(Sse41.Min(bytes, Vector128.Create(output.Max)), Vector128.Create(output.Min));
        PartialStore.Store(bytes, destination, count);
    }
}
