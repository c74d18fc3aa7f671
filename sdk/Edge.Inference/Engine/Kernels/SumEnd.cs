using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Stores every position's accumulators as they are.</summary>
internal unsafe struct SumEnd<TForm, TVector> : ITileEnd<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(in TileTask task, byte** destinations, int vector, TVector a, TVector b, TVector c, TVector d)
    {
        int offset = vector * TForm.Lanes;
        TForm.StoreSums(a, (int*)destinations[0] + offset);
        TForm.StoreSums(b, (int*)destinations[1] + offset);
        TForm.StoreSums(c, (int*)destinations[2] + offset);
        TForm.StoreSums(d, (int*)destinations[3] + offset);
    }
}
