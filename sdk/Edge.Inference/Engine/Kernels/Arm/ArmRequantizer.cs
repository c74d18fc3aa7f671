using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Edge.Inference.Engine.Kernels.Arm;

/// <summary>The contract's requantisation of four accumulators in AdvSimd.</summary>
internal static unsafe class ArmRequantizer
{
    /// <summary>The clamped output, exact where |sum| is below 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Requantize(Vector128<int> sums, in OutputStage output, int channel)
    {
        // sqrdmulh rounds as the contract's high multiply does: half up. Shifts to the left by a negative number are shifts to the right.
        Vector128<int> high = AdvSimd.MultiplyRoundedDoublingSaturateHigh(sums, AdvSimd.LoadVector128(output.Multipliers + channel));
        Vector128<int> nudge = AdvSimd.ShiftLogical(high, AdvSimd.Negate(AdvSimd.LoadVector128(output.NudgeShifts + channel)));
        Vector128<int> rounded = AdvSimd.Subtract(AdvSimd.Add(high, AdvSimd.LoadVector128(output.Roundings + channel)), nudge);
        Vector128<int> value = AdvSimd.ShiftArithmetic(rounded, AdvSimd.Negate(AdvSimd.LoadVector128(output.Shifts + channel)));
        return AdvSimd.Max(AdvSimd.Min(value, AdvSimd.DuplicateToVector128((int)output.Max)), AdvSimd.DuplicateToVector128((int)output.Min));
    }

    /// <summary>Stores four outputs, or fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> values, sbyte* destination, int count)
    {
        Vector64<short> words = AdvSimd.ExtractNarrowingLower(values);
        Vector64<sbyte> bytes = AdvSimd.ExtractNarrowingLower(words.ToVector128Unsafe());
        if (count >= 4)
        {
            *(float*)destination = bytes.AsSingle().ToScalar();
            return;
        }
        int rest = bytes.AsInt32().ToScalar();
        for (int i = 0; i < count; i++, rest >>= 8)
            destination[i] = (sbyte)rest;
    }
}
