using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Stores only the largest of the four positions: a convolution and the 2x2 max pool behind it. Exact because requantisation is monotone.</summary>
internal unsafe struct MaxEnd<TForm, TVector> : ITileEnd<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(in TileTask task, byte** destinations, int vector, TVector a, TVector b, TVector c, TVector d) =>
        Finish(task, destinations[0], vector, TForm.Max(TForm.Max(a, b), TForm.Max(c, d)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(in TileTask task, byte* destination, int vector, TVector sums)
    {
        int offset = vector * TForm.Lanes;
        TForm.Store(TForm.Requantize(sums, task.Output, task.Channel + offset), task.Output, (sbyte*)destination + offset, task.Count - offset);
    }
}
