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
        // All four before the first store: the compiler does not know that the tables are not stored to, and would load them for each.
        a = TForm.Requantize(a, task.Output, channel);
        b = TForm.Requantize(b, task.Output, channel);
        c = TForm.Requantize(c, task.Output, channel);
        d = TForm.Requantize(d, task.Output, channel);
        TForm.Store(a, task.Output, (sbyte*)destinations[0] + offset, count);
        TForm.Store(b, task.Output, (sbyte*)destinations[1] + offset, count);
        TForm.Store(c, task.Output, (sbyte*)destinations[2] + offset, count);
        TForm.Store(d, task.Output, (sbyte*)destinations[3] + offset, count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(in TileTask task, byte* destination, int vector, TVector sums)
    {
        int offset = vector * TForm.Lanes;
        TForm.Store(TForm.Requantize(sums, task.Output, task.Channel + offset), task.Output, (sbyte*)destination + offset, task.Count - offset);
    }
}
