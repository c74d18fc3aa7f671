using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Edge.Inference.Engine.Kernels.Arm;

/// <summary>The contract's requantisation of four accumulators in AdvSimd.</summary>
internal static unsafe class ArmRequantizer
{
    /// <summary>clamp(zero point + round(round(sum * multiplier / 2^31) / 2^shift)), exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Requantize(Vector128<int> sums, in OutputStage output, int channel)
    {
        // sqrdmulh rounds as the contract's high multiply does: half up.
        Vector128<int> high = AdvSimd.MultiplyRoundedDoublingSaturateHigh(sums, AdvSimd.LoadVector128(output.Multipliers + channel));
        // srshl rounds half up too, the contract half away from zero: a negative number is nudged down by one first, unless the shift is 0.
        Vector128<int> nudged = AdvSimd.ShiftRightArithmeticAdd(high, AdvSimd.And(high, AdvSimd.LoadVector128(output.Nudges + channel)), 31);
        Vector128<int> shifted = AdvSimd.ShiftArithmeticRounded(nudged, AdvSimd.Negate(AdvSimd.LoadVector128(output.Shifts + channel)));
        Vector128<int> value = AdvSimd.Add(shifted, AdvSimd.DuplicateToVector128(output.ZeroPoint));
        return AdvSimd.Max(AdvSimd.Min(value, AdvSimd.DuplicateToVector128(output.Max)), AdvSimd.DuplicateToVector128(output.Min));
    }

    /// <summary>Stores four clamped values, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> values, sbyte* destination, int count)
    {
        Vector64<short> words = AdvSimd.ExtractNarrowingLower(values);
        Vector64<sbyte> bytes = AdvSimd.ExtractNarrowingLower(words.ToVector128Unsafe());
        if (count >= 4)
        {
            *(int*)destination = bytes.AsInt32().ToScalar();
            return;
        }
        int rest = bytes.AsInt32().ToScalar();
        for (int i = 0; i < count; i++, rest >>= 8)
            destination[i] = (sbyte)rest;
    }
}
