using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Edge.Inference.Engine.Kernels.Arm;

/// <summary>Armv8.0 on activations of 16 bits: exact for every weight, and what minimal filtering takes.</summary>
internal unsafe struct AdvSimdWideForm : IWinogradForm<Vector128<int>>
{
    /// <inheritdoc/>
    public static int Lanes => 4;

    /// <inheritdoc/>
    public static int MaxVectors => 4;

    /// <inheritdoc/>
    public static ActivationFormat Activations => ActivationFormat.Centred16;

    /// <inheritdoc/>
    public static bool WeightsByTap => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(int* source) => AdvSimd.LoadVector128(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<int> sums, int* destination) => AdvSimd.Store(destination, sums);

    // The group stays in the lowest lane, from where smlal takes its taps. As a float it is loaded there and not into a register of numbers first.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadActivations(byte* group) => Vector128.CreateScalarUnsafe(*(float*)group).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadWeights(byte* weights) => AdvSimd.LoadVector128((int*)weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadNarrowWeights(byte* weights) => AdvSimd.SignExtendWideningLower(AdvSimd.LoadVector64((sbyte*)weights)).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAdd(Vector128<int> sums, Vector128<int> activations, Vector128<int> weights)
    {
        // The first tap's weights, from above as in AdvSimdForm.
        Vector128<short> turned = AdvSimd.ExtractVector128(weights.AsInt16(), weights.AsInt16(), 4);
        Vector128<int> first = AdvSimd.MultiplyBySelectedScalarWideningUpperAndAdd(sums, turned, activations.AsInt16(), 0);
        return AdvSimd.MultiplyBySelectedScalarWideningUpperAndAdd(first, weights.AsInt16(), activations.AsInt16(), 1);
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

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadShorts(short* source) => AdvSimd.LoadVector128((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreShorts(Vector128<int> values, short* destination) => AdvSimd.Store((int*)destination, values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddShorts(Vector128<int> a, Vector128<int> b) => AdvSimd.Add(a.AsInt16(), b.AsInt16()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> SubtractShorts(Vector128<int> a, Vector128<int> b) => AdvSimd.Subtract(a.AsInt16(), b.AsInt16()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddSums(Vector128<int> a, Vector128<int> b) => AdvSimd.Add(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> SubtractSums(Vector128<int> a, Vector128<int> b) => AdvSimd.Subtract(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftShortsLeft(Vector128<int> a, [ConstantExpected] byte bits) => Vector128.ShiftLeft(a.AsInt16(), bits).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftSumsLeft(Vector128<int> a, [ConstantExpected] byte bits) => Vector128.ShiftLeft(a, bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ShiftSumsRight(Vector128<int> a, [ConstantExpected] byte bits) => Vector128.ShiftRightArithmetic(a, bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplySums(Vector128<int> a, int factor) => AdvSimd.Multiply(a, AdvSimd.DuplicateToVector128(factor));
}
