using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Edge.Inference.Engine.Kernels.Arm;

/// <summary>Armv8.0 (Raspberry Pi 3 and 4): s8 products of 16 bits, added in pairs. Exact where no weight is -128.</summary>
internal unsafe struct AdvSimdForm : IDotForm<Vector128<int>>
{
    /// <inheritdoc/>
    public static int Lanes => 4;

    /// <inheritdoc/>
    public static int MaxVectors => 4;

    /// <inheritdoc/>
    public static ActivationFormat Activations => ActivationFormat.Signed8;

    /// <inheritdoc/>
    public static bool WeightsByTap => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(int* source) => AdvSimd.LoadVector128(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<int> sums, int* destination) => AdvSimd.Store(destination, sums);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadActivations(byte* group) => AdvSimd.LoadAndReplicateToVector128((int*)group);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadWeights(byte* weights) => AdvSimd.LoadVector128((int*)weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadNarrowWeights(byte* weights) => LoadWeights(weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAdd(Vector128<int> sums, Vector128<int> activations, Vector128<int> weights)
    {
        // The activations are the same in both halves, so that the weights' lower half may come from above: taking lower halves costs a copy of both.
        Vector128<sbyte> turned = AdvSimd.ExtractVector128(weights.AsSByte(), weights.AsSByte(), 8);
        Vector128<short> lower = AdvSimd.MultiplyWideningUpper(activations.AsSByte(), turned);
        Vector128<short> upper = AdvSimd.MultiplyWideningUpper(activations.AsSByte(), weights.AsSByte());
        // A pair is at most 2 * 128 * 127, which 16 bits hold; two pairs a lane go to its accumulator.
        return AdvSimd.AddPairwiseWideningAndAdd(sums, AdvSimd.Arm64.AddPairwise(lower, upper));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Max(Vector128<int> a, Vector128<int> b) => AdvSimd.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Requantize(Vector128<int> sums, in OutputStage output, int channel) => ArmRequantizer.Requantize(sums, output, channel);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> values, in OutputStage output, sbyte* destination, int count) => ArmRequantizer.Store(values, destination, count);
}
