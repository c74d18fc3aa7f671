using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>As s8, widened when they are loaded: for large layers of one position, which wait for memory.</summary>
internal unsafe struct NarrowWeights<TForm, TVector> : ITileWeights<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Bytes => 2 * TForm.Lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(byte* weights) => TForm.LoadNarrowWeights(weights);
}
