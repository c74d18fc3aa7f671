using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>The contract's requantisation of eight accumulators in AVX2.</summary>
internal static unsafe class Avx2Requantizer
{
    /// <summary>The output before its clamp, exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Requantize(Vector256<int> sums, in OutputStage output, int channel)
    {
        // Products of the doubled even lanes and of the odd ones: their upper halves are the rounded high products.
        Vector256<int> doubled = Avx2.Add(sums, sums);
        Vector256<long> half = Vector256.Create(1L << 31);
        Vector256<long> even = Avx2.Add(Avx2.Multiply(doubled, Vector256.Load(output.Multipliers + channel)), half);
        Vector256<long> odd = Avx2.Add(Avx2.Multiply(Avx2.ShiftRightLogical(doubled.AsInt64(), 32).AsInt32(), Vector256.Load(output.Multipliers + channel + 1)), half);
        Vector256<int> high = Avx2.Blend(Avx2.ShiftRightLogical(even, 32).AsInt32(), odd.AsInt32(), 0xAA);
        Vector256<int> rounded = Avx2.Add(high, Vector256.Load(output.Roundings + channel));
        if (output.NeedsNudge)
            rounded = Avx2.Subtract(rounded, Avx2.ShiftRightLogicalVariable(high, Vector256.Load(output.NudgeShifts + channel).AsUInt32()));
        return Avx2.ShiftRightArithmeticVariable(rounded, Vector256.Load(output.Shifts + channel).AsUInt32());
    }

    /// <summary>Clamps eight values and stores them, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> values, in OutputStage output, sbyte* destination, int count)
    {
        Vector128<short> words = Sse2.PackSignedSaturate(values.GetLower(), values.GetUpper());
        Vector128<sbyte> bytes = Sse2.PackSignedSaturate(words, words);
        if (output.NeedsClamp)
            bytes = Sse41.Max(Sse41.Min(bytes, Vector128.Create(output.Max)), Vector128.Create(output.Min));
        if (count >= 8)
        {
            *(long*)destination = bytes.AsInt64().ToScalar();
            return;
        }
        long rest = bytes.AsInt64().ToScalar();
        for (int i = 0; i < count; i++, rest >>= 8)
            destination[i] = (sbyte)rest;
    }
}
