using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>The contract's requantisation of four accumulators in SSE 4.1.</summary>
internal static unsafe class Sse41Requantizer
{
    /// <summary>clamp(zero point + round(round(sum * multiplier / 2^31) / 2^shift)), exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Requantize(Vector128<int> sums, in OutputStage output, int channel)
    {
        Vector128<int> multiplier = Vector128.Load(output.Multipliers + channel);
        Vector128<long> half = Vector128.Create(1L << 30);
        Vector128<long> even = Sse2.Add(Sse41.Multiply(sums, multiplier), half);
        Vector128<long> odd = Sse2.Add(Sse41.Multiply(Sse2.ShiftRightLogical(sums.AsInt64(), 32).AsInt32(), Sse2.ShiftRightLogical(multiplier.AsInt64(), 32).AsInt32()), half);
        Vector128<int> high = Sse41.Blend(Sse2.ShiftRightLogical(even, 31).AsInt16(), Sse2.ShiftLeftLogical(odd, 1).AsInt16(), 0b1100_1100).AsInt32();
        Vector128<int> nudge = Sse2.ShiftRightArithmetic(Sse2.And(high, Vector128.Load(output.Nudges + channel)), 31);
        Vector128<int> rounded = Sse2.Add(Sse2.Add(high, Vector128.Load(output.Roundings + channel)), nudge);
        // One count shifts all lanes, so that each lane takes its own from a shift of its own.
        int* shifts = output.Shifts + channel;
        Vector128<short> first = Sse41.Blend(Shift(rounded, shifts[0]), Shift(rounded, shifts[1]), 0b0000_1100);
        Vector128<short> second = Sse41.Blend(Shift(rounded, shifts[2]), Shift(rounded, shifts[3]), 0b1100_0000);
        Vector128<int> value = Sse2.Add(Sse41.Blend(first, second, 0b1111_0000).AsInt32(), Vector128.Create(output.ZeroPoint));
        return Sse41.Max(Sse41.Min(value, Vector128.Create(output.Max)), Vector128.Create(output.Min));
    }

    /// <summary>Stores four clamped values, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> values, sbyte* destination, int count)
    {
        Vector128<short> words = Sse2.PackSignedSaturate(values, values);
        int rest = Sse2.PackSignedSaturate(words, words).AsInt32().ToScalar();
        if (count >= 4)
        {
            *(int*)destination = rest;
            return;
        }
        for (int i = 0; i < count; i++, rest >>= 8)
            destination[i] = (sbyte)rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Shift(Vector128<int> values, int count) =>
        Sse2.ShiftRightArithmetic(values, Vector128.CreateScalarUnsafe(count)).AsInt16();
}
