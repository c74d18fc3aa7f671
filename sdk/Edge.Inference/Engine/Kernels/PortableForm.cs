using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Edge.Inference.Engine.Kernels.X86;
using Edge.Micro.Arithmetic;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Portable vectors of 128 bits: what every processor has, by hardware or by software.</summary>
internal unsafe struct PortableForm : IWinogradForm<Vector128<int>>
{
    /// <inheritdoc/>
    public static int Lanes => 4;

    /// <inheritdoc/>
    public static int MaxVectors => 2;

    /// <inheritdoc/>
    public static ActivationFormat Activations => ActivationFormat.Centred16;

    /// <inheritdoc/>
    public static bool WeightsByTap => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(int* source) => Vector128.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<int> sums, int* destination) => Vector128.Store(sums, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadActivations(byte* group) => Vector128.Create(*(int*)group);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadWeights(byte* weights) => Vector128.Load((int*)weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadNarrowWeights(byte* weights) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)weights).AsSByte()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAdd(Vector128<int> sums, Vector128<int> activations, Vector128<int> weights)
    {
        if (Sse2.IsSupported)
            return Sse2.Add(sums, Sse2.MultiplyAddAdjacent(activations.AsInt16(), weights.AsInt16()));
        // Each lane holds two s16: the lower one is taken out by a pair of shifts, the upper one by one shift.
        Vector128<int> lower = Lower(activations) * Lower(weights);
        Vector128<int> upper = Vector128.ShiftRightArithmetic(activations, 16) * Vector128.ShiftRightArithmetic(weights, 16);
        return sums + lower + upper;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Max(Vector128<int> a, Vector128<int> b) => Vector128.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Requantize(Vector128<int> sums, in OutputStage output, int channel) =>
        Sse41.IsSupported ? Sse41Requantizer.Requantize(sums, output, channel) : Vector128.Create(
            Requantize(sums[0], output, channel),
            Requantize(sums[1], output, channel + 1),
            Requantize(sums[2], output, channel + 2),
            Requantize(sums[3], output, channel + 3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> values, in OutputStage output, sbyte* destination, int count)
    {
        if (Sse41.IsSupported)
        {
            Sse41Requantizer.Store(values, output, destination, count);
            return;
        }
        for (int i = 0; i < Lanes && i < count; i++)
            destination[i] = (sbyte)FixedPoint.Clamp(values[i], output.Min, output.Max);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Lower(Vector128<int> pairs) => Vector128.ShiftRightArithmetic(Vector128.ShiftLeft(pairs, 16), 16);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadShorts(short* source) => Vector128.Load((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreShorts(Vector128<int> values, short* destination) => Vector128.Store(values, (int*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddShorts(Vector128<int> a, Vector128<int> b) => Vector128.Add(a.AsInt16(), b.AsInt16()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> SubtractShorts(Vector128<int> a, Vector128<int> b) => Vector128.Subtract(a.AsInt16(), b.AsInt16()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddSums(Vector128<int> a, Vector128<int> b) => Vector128.Add(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> SubtractSums(Vector128<int> a, Vector128<int> b) => Vector128.Subtract(a, b);

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
    public static Vector128<int> MultiplySums(Vector128<int> a, int factor) => Vector128.Multiply(a, Vector128.Create(factor));

    private static int Requantize(int sum, in OutputStage output, int channel)
    {
        int high = FixedPoint.SaturatingRoundingDoublingHighMul(sum, output.Multipliers[channel]);
        int nudge = (int)((long)(uint)high >> output.NudgeShifts[channel]);
        return high + output.Roundings[channel] - nudge >> output.Shifts[channel];
    }
}
