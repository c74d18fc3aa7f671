using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Stores every position as int8.</summary>
internal unsafe struct StoreEnd<TForm, TVector> : ITileEnd<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(in TileTask task, byte** destinations, int vector, TVector a, TVector b, TVector c, TVector d)
    {
        Finish(task, destinations[0], vector, a);
        Finish(task, destinations[1], vector, b);
        Finish(task, destinations[2], vector, c);
        Finish(task, destinations[3], vector, d);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(in TileTask task, byte* destination, int vector, TVector sums)
    {
        int offset = vector * TForm.Lanes;
        TForm.Store(sums, task.Output, task.Channel + offset, (sbyte*)destination + offset, task.Count - offset);
    }
}
