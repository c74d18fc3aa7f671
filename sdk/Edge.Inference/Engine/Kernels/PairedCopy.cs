using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>A picture of one channel as pairs of s16, which are the groups of a form: below each other in a first plane, beside each other in a second.</summary>
/// <remarks>A 3x3 window is five groups of them (three pairs of the upper rows, two of the last one) where rows of three take six.</remarks>
internal static unsafe partial class PairedCopy
{
    /// <summary>Bytes of a pair.</summary>
    public const int PairBytes = 4;

    /// <summary>Writes both planes.</summary>
    /// <param name="plan">The copy of a picture of one channel, centred s16.</param>
    /// <param name="copy">The copy, with two readable bytes behind it.</param>
    /// <param name="planes">Receives twice <see cref="PairBytes"/> for each of the copy's cells. The last row of the first plane is left as it is.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Write(in PicturePlan plan, byte* copy, byte* planes)
    {
        nint columns = plan.Columns, cells = plan.Rows * columns;
        var from = (short*)copy;
        Write(from, from + columns, (int*)planes, cells - columns);
        Write(from, from + 1, (int*)planes + cells, cells);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(short* first, short* second, int* to, nint count)
    {
        nint i = 0;
        WriteWide(first, second, to, count, ref i);
        for (; i < count; i++)
            to[i] = (ushort)first[i] | second[i] << 16;
    }

    // As many as vectors take, where the processor has them.
    static partial void WriteWide(short* first, short* second, int* to, nint count, ref nint written);
}
