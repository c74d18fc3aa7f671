using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Edge.Inference.Engine.Kernels.Arm;

/// <summary>Arm's vectors: eight channels, smlal on one tap after the other.</summary>
internal unsafe struct AdvSimdDepthwiseForm : IDepthwiseForm<Vector128<int>>
{
    /// <inheritdoc/>
    public static int Channels => 8;

    /// <inheritdoc/>
    public static bool InterleavesWeights => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(void* source) => AdvSimd.LoadVector128((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddLower(Vector128<int> sums, Vector128<int> first, Vector128<int> second, Vector128<int> weights0, Vector128<int> weights1) =>
        AdvSimd.MultiplyWideningLowerAndAdd(
            AdvSimd.MultiplyWideningLowerAndAdd(sums, first.AsInt16().GetLower(), weights0.AsInt16().GetLower()),
            second.AsInt16().GetLower(),
            weights1.AsInt16().GetLower());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddUpper(Vector128<int> sums, Vector128<int> first, Vector128<int> second, Vector128<int> weights0, Vector128<int> weights1) =>
        AdvSimd.MultiplyWideningUpperAndAdd(
            AdvSimd.MultiplyWideningUpperAndAdd(sums, first.AsInt16(), weights0.AsInt16()), second.AsInt16(), weights1.AsInt16());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> lower, Vector128<int> upper, in OutputStage output, int channel, sbyte* destination, int count)
    {
        // Within 128 bits the order of the accumulators is that of the channels.
        ArmRequantizer.Store(ArmRequantizer.Requantize(lower, output, channel), destination, count);
        if (count > Channels / 2)
            ArmRequantizer.Store(
                ArmRequantizer.Requantize(upper, output, channel + Channels / 2), destination + Channels / 2, count - Channels / 2);
    }
}
