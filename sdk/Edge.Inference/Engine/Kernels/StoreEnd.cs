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
        int offset = vector * TForm.Lanes, channel = task.Channel + offset, count = task.Count - offset;
        TForm.Store(a, task.Output, channel, (sbyte*)destinations[0] + offset, count);
        TForm.Store(b, task.Output, channel, (sbyte*)destinations[1] + offset, count);
        TForm.Store(c, task.Output, channel, (sbyte*)destinations[2] + offset, count);
        TForm.Store(d, task.Output, channel, (sbyte*)destinations[3] + offset, count);
    }
}
