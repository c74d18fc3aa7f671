using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Forms;

/// <summary>AVX-VNNI: vpdpbusd on 256 bits, four u8 x s8 products a lane.</summary>
internal readonly unsafe struct AvxVnniForm : IDotForm<Vector256<int>>
{
    /// <inheritdoc/>
    public static string Name => "avx-vnni";

    /// <inheritdoc/>
    public static bool IsSupported => AvxVnni.IsSupported;

    /// <inheritdoc/>
    public static int Lanes => 8;

    /// <inheritdoc/>
    public static int ActivationBytes => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(int* source) => Vector256.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyAdd(Vector256<int> sum, int activations, byte* weights) =>
        AvxVnni.MultiplyWideningAndAdd(sum, Vector256.Create(activations).AsByte(), Vector256.Load((sbyte*)weights));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Max(Vector256<int> a, Vector256<int> b) => Avx2.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sum, in OutputStage output, int channel, sbyte* destination, int count) =>
        Avx2Requantizer.Store(Avx2Requantizer.Requantize(sum, output, channel), destination, count);
}
