using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>The contract's requantisation of eight accumulators in AVX2.</summary>
internal static unsafe class Avx2Requantizer
{
    /// <summary>clamp(zero point + round(round(sum * multiplier / 2^31) / 2^shift)), exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Requantize(Vector256<int> sums, in OutputStage output, int channel)
    {
        Vector256<int> multiplier = Vector256.Load(output.Multipliers + channel);
        Vector256<long> half = Vector256.Create(1L << 30);
        // 64-bit products of the even lanes, then of the odd ones; the low half of (product + 2^30) >> 31 is the rounded high product.
        Vector256<long> even = Avx2.Add(Avx2.Multiply(sums, multiplier), half);
        Vector256<long> odd = Avx2.Add(Avx2.Multiply(Avx2.ShiftRightLogical(sums.AsInt64(), 32).AsInt32(), Avx2.ShiftRightLogical(multiplier.AsInt64(), 32).AsInt32()), half);
        Vector256<int> high = Avx2.Blend(Avx2.ShiftRightLogical(even, 31).AsInt32(), Avx2.ShiftLeftLogical(odd, 1).AsInt32(), 0xAA);
        // Half away from zero: a negative number is nudged down by one before the shift, unless the shift is 0 and there is no rounding.
        Vector256<int> nudge = Avx2.ShiftRightArithmetic(Avx2.And(high, Vector256.Load(output.Nudges + channel)), 31);
        Vector256<int> rounded = Avx2.Add(Avx2.Add(high, Vector256.Load(output.Roundings + channel)), nudge);
        Vector256<int> shifted = Avx2.ShiftRightArithmeticVariable(rounded, Vector256.Load(output.Shifts + channel).AsUInt32());
        Vector256<int> value = Avx2.Add(shifted, Vector256.Create(output.ZeroPoint));
        return Avx2.Max(Avx2.Min(value, Vector256.Create(output.Max)), Vector256.Create(output.Min));
    }

    /// <summary>Stores eight clamped values, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> values, sbyte* destination, int count)
    {
        Vector128<short> words = Sse2.PackSignedSaturate(values.GetLower(), values.GetUpper());
        Vector128<sbyte> bytes = Sse2.PackSignedSaturate(words, words);
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
