using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>The contract's requantisation of sixteen accumulators in AVX-512.</summary>
internal static unsafe class Avx512Requantizer
{
    // The odd lanes of a vector of 32-bit integers, as the bits of a mask.
    private const long Odd = unchecked((long)0xFFFFFFFF00000000);

    /// <summary>clamp(zero point + round(round(sum * multiplier / 2^31) / 2^shift)), exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Requantize(Vector512<int> sums, in OutputStage output, int channel)
    {
        Vector512<int> multiplier = Vector512.Load(output.Multipliers + channel);
        Vector512<long> half = Vector512.Create(1L << 30);
        // 64-bit products of the even lanes, then of the odd ones; the low half of (product + 2^30) >> 31 is the rounded high product.
        Vector512<long> even = Avx512F.Add(Avx512F.Multiply(sums, multiplier), half);
        Vector512<long> odd = Avx512F.Add(Avx512F.Multiply(Avx512F.ShiftRightLogical(sums.AsInt64(), 32).AsInt32(), Avx512F.ShiftRightLogical(multiplier.AsInt64(), 32).AsInt32()), half);
        Vector512<int> high = Avx512F.TernaryLogic(Vector512.Create(Odd), Avx512F.ShiftLeftLogical(odd, 1), Avx512F.ShiftRightLogical(even, 31), 0xCA).AsInt32();
        // Half away from zero: a negative number is nudged down by one before the shift, unless the shift is 0 and there is no rounding.
        Vector512<int> nudge = Avx512F.ShiftRightArithmetic(Avx512F.And(high, Vector512.Load(output.Nudges + channel)), 31);
        Vector512<int> rounded = Avx512F.Add(Avx512F.Add(high, Vector512.Load(output.Roundings + channel)), nudge);
        Vector512<int> shifted = Avx512F.ShiftRightArithmeticVariable(rounded, Vector512.Load(output.Shifts + channel).AsUInt32());
        Vector512<int> value = Avx512F.Add(shifted, Vector512.Create(output.ZeroPoint));
        return Avx512F.Max(Avx512F.Min(value, Vector512.Create(output.Max)), Vector512.Create(output.Min));
    }

    /// <summary>Stores sixteen clamped values, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> values, sbyte* destination, int count)
    {
        Vector128<sbyte> bytes = Avx512F.ConvertToVector128SByteWithSaturation(values);
        if (count >= 16)
        {
            bytes.Store(destination);
            return;
        }
        long rest = bytes.AsInt64().ToScalar();
        if (count >= 8)
        {
            *(long*)destination = rest;
            destination += 8;
            count -= 8;
            rest = Sse41.X64.Extract(bytes.AsInt64(), 1);
        }
        for (int i = 0; i < count; i++, rest >>= 8)
            destination[i] = (sbyte)rest;
    }
}
