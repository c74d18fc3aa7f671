using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>As the form multiplies them.</summary>
internal unsafe struct WholeWeights<TForm, TVector> : ITileWeights<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Bytes => 4 * TForm.Lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(byte* weights) => TForm.LoadWeights(weights);
}
