using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Forms;

/// <summary>AVX2: vpmaddwd on 256 bits, two s16 products a lane.</summary>
internal readonly unsafe struct Avx2Form : IDotForm<Vector256<int>>
{
    /// <inheritdoc/>
    public static string Name => "avx2";

    /// <inheritdoc/>
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc/>
    public static int Lanes => 8;

    /// <inheritdoc/>
    public static int ActivationBytes => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(int* source) => Vector256.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyAdd(Vector256<int> sum, int activations, byte* weights) =>
        Avx2.Add(sum, Avx2.MultiplyAddAdjacent(Vector256.Create(activations).AsInt16(), Vector256.Load((short*)weights)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Max(Vector256<int> a, Vector256<int> b) => Avx2.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sum, in OutputStage output, int channel, sbyte* destination, int count) =>
        Avx2Requantizer.Store(Avx2Requantizer.Requantize(sum, output, channel), destination, count);
}
