using System.Runtime.CompilerServices;
using Edge.Inference.Engine.Forms;

namespace Edge.Inference.Engine;

/// <summary>The tile loops: some positions by two vectors of channels, over all rows of the kernel. One source for every form.</summary>
internal static unsafe class Tiles<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Channels of a block.</summary>
    public static int BlockChannels => 2 * TForm.Lanes;

    /// <summary>Four positions, stored one by one.</summary>
    /// <param name="positions">Where each position's first activation stands.</param>
    /// <param name="rows">Offsets of the kernel's rows from there, in bytes.</param>
    /// <param name="rowCount">Their number.</param>
    /// <param name="rowBytes">Bytes of a row, a multiple of four.</param>
    /// <param name="weights">A block of packed weights.</param>
    /// <param name="bias">Biases of the block.</param>
    /// <param name="output">What turns accumulators into int8.</param>
    /// <param name="channel">First channel of the block.</param>
    /// <param name="count">Channels to store.</param>
    /// <param name="destinations">Where each position's channels go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(byte** positions, nint* rows, int rowCount, nint rowBytes, byte* weights, int* bias, in OutputStage output, int channel, int count, sbyte** destinations)
    {
        TVector a0 = TForm.Load(bias), a1 = TForm.Load(bias + TForm.Lanes);
        TVector b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
        byte* p0 = positions[0], p1 = positions[1], p2 = positions[2], p3 = positions[3];
        for (int row = 0; row < rowCount; row++)
            for (nint at = rows[row], end = at + rowBytes; at < end; at += 4, weights += 8 * TForm.Lanes)
            {
                int x = *(int*)(p0 + at);
                a0 = TForm.MultiplyAdd(a0, x, weights);
                a1 = TForm.MultiplyAdd(a1, x, weights + 4 * TForm.Lanes);
                x = *(int*)(p1 + at);
                b0 = TForm.MultiplyAdd(b0, x, weights);
                b1 = TForm.MultiplyAdd(b1, x, weights + 4 * TForm.Lanes);
                x = *(int*)(p2 + at);
                c0 = TForm.MultiplyAdd(c0, x, weights);
                c1 = TForm.MultiplyAdd(c1, x, weights + 4 * TForm.Lanes);
                x = *(int*)(p3 + at);
                d0 = TForm.MultiplyAdd(d0, x, weights);
                d1 = TForm.MultiplyAdd(d1, x, weights + 4 * TForm.Lanes);
            }
        Store(a0, a1, output, channel, count, destinations[0]);
        Store(b0, b1, output, channel, count, destinations[1]);
        Store(c0, c1, output, channel, count, destinations[2]);
        Store(d0, d1, output, channel, count, destinations[3]);
    }

    /// <summary>Four positions, of which only the largest sum is stored: a convolution and the 2x2 max pool behind it.</summary>
    /// <remarks>Exact because requantisation is monotone.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourMax(byte** positions, nint* rows, int rowCount, nint rowBytes, byte* weights, int* bias, in OutputStage output, int channel, int count, sbyte* destination)
    {
        TVector a0 = TForm.Load(bias), a1 = TForm.Load(bias + TForm.Lanes);
        TVector b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
        byte* p0 = positions[0], p1 = positions[1], p2 = positions[2], p3 = positions[3];
        for (int row = 0; row < rowCount; row++)
            for (nint at = rows[row], end = at + rowBytes; at < end; at += 4, weights += 8 * TForm.Lanes)
            {
                int x = *(int*)(p0 + at);
                a0 = TForm.MultiplyAdd(a0, x, weights);
                a1 = TForm.MultiplyAdd(a1, x, weights + 4 * TForm.Lanes);
                x = *(int*)(p1 + at);
                b0 = TForm.MultiplyAdd(b0, x, weights);
                b1 = TForm.MultiplyAdd(b1, x, weights + 4 * TForm.Lanes);
                x = *(int*)(p2 + at);
                c0 = TForm.MultiplyAdd(c0, x, weights);
                c1 = TForm.MultiplyAdd(c1, x, weights + 4 * TForm.Lanes);
                x = *(int*)(p3 + at);
                d0 = TForm.MultiplyAdd(d0, x, weights);
                d1 = TForm.MultiplyAdd(d1, x, weights + 4 * TForm.Lanes);
            }
        Store(TForm.Max(TForm.Max(a0, b0), TForm.Max(c0, d0)), TForm.Max(TForm.Max(a1, b1), TForm.Max(c1, d1)), output, channel, count, destination);
    }

    /// <summary>One position: a dense layer, or what is left over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(byte* position, nint* rows, int rowCount, nint rowBytes, byte* weights, int* bias, in OutputStage output, int channel, int count, sbyte* destination)
    {
        TVector a0 = TForm.Load(bias), a1 = TForm.Load(bias + TForm.Lanes);
        for (int row = 0; row < rowCount; row++)
            for (nint at = rows[row], end = at + rowBytes; at < end; at += 4, weights += 8 * TForm.Lanes)
            {
                int x = *(int*)(position + at);
                a0 = TForm.MultiplyAdd(a0, x, weights);
                a1 = TForm.MultiplyAdd(a1, x, weights + 4 * TForm.Lanes);
            }
        Store(a0, a1, output, channel, count, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector first, TVector second, in OutputStage output, int channel, int count, sbyte* destination)
    {
        TForm.Store(first, output, channel, destination, count);
        if (count > TForm.Lanes)
            TForm.Store(second, output, channel + TForm.Lanes, destination + TForm.Lanes, count - TForm.Lanes);
    }
}
