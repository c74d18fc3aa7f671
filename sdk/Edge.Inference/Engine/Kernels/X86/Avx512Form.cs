using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>AVX-512: vpmaddwd on 512 bits, two s16 products a lane.</summary>
internal unsafe struct Avx512Form : IWinogradForm<Vector512<int>>
{
    /// <inheritdoc/>
    public static int Lanes => 16;

    /// <inheritdoc/>
    public static int MaxVectors => 4;

    /// <inheritdoc/>
    public static ActivationFormat Activations => ActivationFormat.Centred16;

    /// <inheritdoc/>
    public static bool WeightsByTap => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(int* source) => Vector512.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<int> sums, int* destination) => sums.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadActivations(byte* group) => Vector512.Create(*(int*)group);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadWeights(byte* weights) => Vector512.Load((int*)weights);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadNarrowWeights(byte* weights) => Avx512BW.ConvertToVector512Int16(Vector256.Load((sbyte*)weights)).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplyAdd(Vector512<int> sums, Vector512<int> activations, Vector512<int> weights) =>
        Avx512F.Add(sums, Avx512BW.MultiplyAddAdjacent(activations.AsInt16(), weights.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Max(Vector512<int> a, Vector512<int> b) => Avx512F.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Requantize(Vector512<int> sums, in OutputStage output, int channel) => Avx512Requantizer.Requantize(sums, output, channel);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> values, in OutputStage output, sbyte* destination, int count) => Avx512Requantizer.Store(values, output, destination, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadShorts(short* source) => Vector512.Load((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreShorts(Vector512<int> values, short* destination) => Vector512.Store(values, (int*)destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddShorts(Vector512<int> a, Vector512<int> b) => Avx512BW.Add(a.AsInt16(), b.AsInt16()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> SubtractShorts(Vector512<int> a, Vector512<int> b) => Avx512BW.Subtract(a.AsInt16(), b.AsInt16()).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddSums(Vector512<int> a, Vector512<int> b) => Avx512F.Add(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> SubtractSums(Vector512<int> a, Vector512<int> b) => Avx512F.Subtract(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftShortsLeft(Vector512<int> a, [ConstantExpected] byte bits) => Avx512BW.ShiftLeftLogical(a.AsInt16(), bits).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftSumsLeft(Vector512<int> a, [ConstantExpected] byte bits) => Avx512F.ShiftLeftLogical(a, bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> ShiftSumsRight(Vector512<int> a, [ConstantExpected] byte bits) => Avx512F.ShiftRightArithmetic(a, bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplySums(Vector512<int> a, int factor) => Avx512F.MultiplyLow(a, Vector512.Create(factor));
}
