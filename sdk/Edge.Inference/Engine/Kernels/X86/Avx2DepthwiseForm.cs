using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>AVX2: 16 channels, vpmaddwd on interleaved taps.</summary>
internal unsafe struct Avx2DepthwiseForm : IDepthwiseForm<Vector256<int>>
{
    /// <inheritdoc/>
    public static int Channels => 16;

    /// <inheritdoc/>
    public static bool InterleavesWeights => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(void* source) => Vector256.Load((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddLower(Vector256<int> sums, Vector256<int> first, Vector256<int> second, Vector256<int> weights0, Vector256<int> weights1) =>
        Avx2.Add(sums, Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(first.AsInt16(), second.AsInt16()), weights0.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddUpper(Vector256<int> sums, Vector256<int> first, Vector256<int> second, Vector256<int> weights0, Vector256<int> weights1) =>
        Avx2.Add(sums, Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(first.AsInt16(), second.AsInt16()), weights1.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> lower, Vector256<int> upper, in OutputStage output, int channel, sbyte* destination, int count)
    {
        Vector256<short> words = Avx2.PackSignedSaturate(
            Avx2Requantizer.Requantize(lower, output, channel),
            Avx2Requantizer.Requantize(upper, output, channel + Channels / 2));
        Vector128<sbyte> bytes = Sse2.PackSignedSaturate(words.GetLower(), words.GetUpper());
        if (output.NeedsClamp)
            bytes = Sse41.Max(Sse41.Min(bytes, Vector128.Create(output.Max)), Vector128.Create(output.Min));
        PartialStore.Store(bytes, destination, count);
    }
}
