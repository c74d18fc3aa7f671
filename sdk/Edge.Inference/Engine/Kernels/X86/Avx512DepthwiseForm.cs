using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels.X86;

/// <summary>AVX-512: 32 channels, vpmaddwd on interleaved taps.</summary>
internal unsafe struct Avx512DepthwiseForm : IDepthwiseForm<Vector512<int>>
{
    /// <inheritdoc/>
    public static int Channels => 32;

    /// <inheritdoc/>
    public static bool InterleavesWeights => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(void* source) => Vector512.Load((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddLower(Vector512<int> sums, Vector512<int> first, Vector512<int> second, Vector512<int> weights0, Vector512<int> weights1) =>
        Avx512F.Add(sums, Avx512BW.MultiplyAddAdjacent(Avx512BW.UnpackLow(first.AsInt16(), second.AsInt16()), weights0.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddUpper(Vector512<int> sums, Vector512<int> first, Vector512<int> second, Vector512<int> weights0, Vector512<int> weights1) =>
        Avx512F.Add(sums, Avx512BW.MultiplyAddAdjacent(Avx512BW.UnpackHigh(first.AsInt16(), second.AsInt16()), weights1.AsInt16()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> lower, Vector512<int> upper, in OutputStage output, int channel, sbyte* destination, int count)
    {
        Vector512<short> words = Avx512BW.PackSignedSaturate(
            Avx512Requantizer.Requantize(lower, output, channel),
            Avx512Requantizer.Requantize(upper, output, channel + Channels / 2));
        Vector256<sbyte> bytes = Avx512BW.ConvertToVector256SByteWithSaturation(words);
        if (output.NeedsClamp)
            bytes = Avx2.Max(Avx2.Min(bytes, Vector256.Create(output.Max)), Vector256.Create(output.Min));
        if (count >= Channels)
        {
            bytes.Store(destination);
            return;
        }
        PartialStore.Store(bytes.GetLower(), destination, count);
        if (count > Channels / 2)
            PartialStore.Store(bytes.GetUpper(), destination + Channels / 2, count - Channels / 2);
    }
}
