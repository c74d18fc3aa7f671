using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>The contract's requantisation of four accumulators in SSE 4.1.</summary>
internal static unsafe class Sse41Requantizer
{
    /// <summary>The output before its clamp, exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Requantize(Vector128<int> sums, in OutputStage output, int channel)
    {
        Vector128<int> doubled = Sse2.Add(sums, sums);
        Vector128<long> half = Vector128.Create(1L << 31);
        Vector128<long> even = Sse2.Add(Sse41.Multiply(doubled, Vector128.Load(output.Multipliers + channel)), half);
        Vector128<long> odd = Sse2.Add(Sse41.Multiply(Sse2.ShiftRightLogical(doubled.AsInt64(), 32).AsInt32(), Vector128.Load(output.Multipliers + channel + 1)), half);
        Vector128<int> high = Sse41.Blend(Sse2.ShiftRightLogical(even, 32).AsInt16(), odd.AsInt16(), 0b1100_1100).AsInt32();
        Vector128<int> nudge = Sse2.ShiftRightLogical(Sse2.And(high, Sse2.CompareEqual(Vector128.Load(output.NudgeShifts + channel), Vector128.Create(31))), 31);
        Vector128<int> rounded = Sse2.Subtract(Sse2.Add(high, Vector128.Load(output.Roundings + channel)), nudge);
        // One count shifts all lanes, so that each lane takes its own from a shift of its own.
        int* shifts = output.Shifts + channel;
        Vector128<short> first = Sse41.Blend(Shift(rounded, shifts[0]), Shift(rounded, shifts[1]), 0b0000_1100);
        Vector128<short> second = Sse41.Blend(Shift(rounded, shifts[2]), Shift(rounded, shifts[3]), 0b1100_0000);
        return Sse41.Blend(first, second, 0b1111_0000).AsInt32();
    }

    /// <summary>Clamps four values and stores them, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> values, in OutputStage output, sbyte* destination, int count)
    {
        Vector128<short> words = Sse2.PackSignedSaturate(values, values);
        Vector128<sbyte> bytes = Sse2.PackSignedSaturate(words, words);
        int rest = Sse41.Max(Sse41.Min(bytes, Vector128.Create(output.Max)), Vector128.Create(output.Min)).AsInt32().ToScalar();
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
