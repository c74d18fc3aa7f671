using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Forms;

/// <summary>AVX-512: vpmaddwd on 512 bits, two s16 products a lane.</summary>
internal readonly unsafe struct Avx512Form : IDotForm<Vector512<int>>
{
    /// <inheritdoc/>
    public static string Name => "avx512";

    /// <inheritdoc/>
    public static bool IsSupported => Avx512BW.IsSupported;

    /// <inheritdoc/>
    public static int Lanes => 16;

    /// <inheritdoc/>
    public static int ActivationBytes => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(int* source) => Vector512.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplyAdd(Vector512<int> sum, int activations, byte* weights) =>
        Avx512F.Add(sum, Avx512BW.MultiplyAddAdjacent(Vector512.Create(activations).AsInt16(), Vector512.Load((short*)weights)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Max(Vector512<int> a, Vector512<int> b) => Avx512F.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> sum, in OutputStage output, int channel, sbyte* destination, int count)
    {
        Vector256<int> low = Avx2Requantizer.Requantize(sum.GetLower(), output, channel);
        Avx2Requantizer.Store(low, destination, Math.Min(count, 8));
        if (count > 8)
            Avx2Requantizer.Store(Avx2Requantizer.Requantize(sum.GetUpper(), output, channel + 8), destination + 8, count - 8);
    }
}
