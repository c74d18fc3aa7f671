using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Edge.Inference.Engine.Kernels.Arm;

/// <summary>Arm's dot product, Armv8.2 and above (Raspberry Pi 5): sdot, four s8 products a lane.</summary>
internal unsafe struct DpForm : IDotForm<Vector128<int>>
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

    // The group stays in the lowest lane, from where sdot takes it to all: on a Cortex-A76 a load that replicates costs a vector slot.
    // As a float it is loaded there and not into a register of numbers first.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadActivations(byte* group) => Vector128.CreateScalarUnsafe(*(float*)group).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadWeights(byte* weights) => AdvSimd.LoadVector128((int*)weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadNarrowWeights(byte* weights) => LoadWeights(weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAdd(Vector128<int> sums, Vector128<int> activations, Vector128<int> weights) =>
        Dp.DotProductBySelectedQuadruplet(sums, weights.AsSByte(), activations.AsSByte(), 0);

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
