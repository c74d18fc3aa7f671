using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>The tile loops: some positions by a block of one to four vectors of channels, over all rows of the kernel. One source for every form.</summary>
internal static unsafe class Tiles<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Four positions. Which vectors there are is known to the compiler, which leaves out the rest.</summary>
    /// <param name="task">The block.</param>
    /// <param name="positions">Where each position's first activation stands.</param>
    /// <param name="destinations">Where each position's block goes.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Four<TWidth, TEnd>(in TileTask task, byte** positions, byte** destinations)
        where TWidth : struct, ITileWidth
        where TEnd : struct, ITileEnd<TForm, TVector>
    {
        int lanes = TForm.Lanes;
        int* bias = task.Bias;
        TVector a0 = TForm.Load(bias), b0 = a0, c0 = a0, d0 = a0, w0;
        TVector a1 = TWidth.Vectors > 1 ? TForm.Load(bias + lanes) : a0, b1 = a1, c1 = a1, d1 = a1, w1 = a1;
        TVector a2 = TWidth.Vectors > 2 ? TForm.Load(bias + 2 * lanes) : a0, b2 = a2, c2 = a2, d2 = a2, w2 = a2;
        TVector a3 = TWidth.Vectors > 3 ? TForm.Load(bias + 3 * lanes) : a0, b3 = a3, c3 = a3, d3 = a3, w3 = a3;
        byte* p0 = positions[0], p1 = positions[1], p2 = positions[2], p3 = positions[3], weights = task.Weights;
        for (int row = 0; row < task.RowCount; row++)
            for (nint at = task.Rows[row], end = at + task.RowBytes; at < end; at += 4)
            {
                w0 = TForm.LoadWeights(weights);
                if (TWidth.Vectors > 1)
                    w1 = TForm.LoadWeights(weights + 4 * lanes);
                if (TWidth.Vectors > 2)
                    w2 = TForm.LoadWeights(weights + 8 * lanes);
                if (TWidth.Vectors > 3)
                    w3 = TForm.LoadWeights(weights + 12 * lanes);
                weights += 4 * lanes * TWidth.Vectors;
                TVector x = TForm.LoadActivations(p0 + at);
                a0 = TForm.MultiplyAdd(a0, x, w0);
                if (TWidth.Vectors > 1)
                    a1 = TForm.MultiplyAdd(a1, x, w1);
                if (TWidth.Vectors > 2)
                    a2 = TForm.MultiplyAdd(a2, x, w2);
                if (TWidth.Vectors > 3)
                    a3 = TForm.MultiplyAdd(a3, x, w3);
                x = TForm.LoadActivations(p1 + at);
                b0 = TForm.MultiplyAdd(b0, x, w0);
                if (TWidth.Vectors > 1)
                    b1 = TForm.MultiplyAdd(b1, x, w1);
                if (TWidth.Vectors > 2)
                    b2 = TForm.MultiplyAdd(b2, x, w2);
                if (TWidth.Vectors > 3)
                    b3 = TForm.MultiplyAdd(b3, x, w3);
                x = TForm.LoadActivations(p2 + at);
                c0 = TForm.MultiplyAdd(c0, x, w0);
                if (TWidth.Vectors > 1)
                    c1 = TForm.MultiplyAdd(c1, x, w1);
                if (TWidth.Vectors > 2)
                    c2 = TForm.MultiplyAdd(c2, x, w2);
                if (TWidth.Vectors > 3)
                    c3 = TForm.MultiplyAdd(c3, x, w3);
                x = TForm.LoadActivations(p3 + at);
                d0 = TForm.MultiplyAdd(d0, x, w0);
                if (TWidth.Vectors > 1)
                    d1 = TForm.MultiplyAdd(d1, x, w1);
                if (TWidth.Vectors > 2)
                    d2 = TForm.MultiplyAdd(d2, x, w2);
                if (TWidth.Vectors > 3)
                    d3 = TForm.MultiplyAdd(d3, x, w3);
            }
        TEnd.Finish(task, destinations, 0, a0, b0, c0, d0);
        if (TWidth.Vectors > 1)
            TEnd.Finish(task, destinations, 1, a1, b1, c1, d1);
        if (TWidth.Vectors > 2)
            TEnd.Finish(task, destinations, 2, a2, b2, c2, d2);
        if (TWidth.Vectors > 3)
            TEnd.Finish(task, destinations, 3, a3, b3, c3, d3);
    }

    /// <summary>One position: a dense layer, or what is left over.</summary>
    /// <param name="task">The block.</param>
    /// <param name="position">Where its first activation stands.</param>
    /// <param name="destination">Where its block goes.</param>
    [MethodImpl(Compiled.Fully)]
    public static void One<TWidth, TEnd, TWeights>(in TileTask task, byte* position, byte* destination)
        where TWidth : struct, ITileWidth
        where TEnd : struct, ITileEnd<TForm, TVector>
        where TWeights : struct, ITileWeights<TForm, TVector>
    {
        int lanes = TForm.Lanes, bytes = TWeights.Bytes;
        int* bias = task.Bias;
        TVector a0 = TForm.Load(bias);
        TVector a1 = TWidth.Vectors > 1 ? TForm.Load(bias + lanes) : a0;
        TVector a2 = TWidth.Vectors > 2 ? TForm.Load(bias + 2 * lanes) : a0;
        TVector a3 = TWidth.Vectors > 3 ? TForm.Load(bias + 3 * lanes) : a0;
        byte* weights = task.Weights;
        for (int row = 0; row < task.RowCount; row++)
            for (nint at = task.Rows[row], end = at + task.RowBytes; at < end; at += 4, weights += bytes * TWidth.Vectors)
            {
                TVector x = TForm.LoadActivations(position + at);
                a0 = TForm.MultiplyAdd(a0, x, TWeights.Load(weights));
                if (TWidth.Vectors > 1)
                    a1 = TForm.MultiplyAdd(a1, x, TWeights.Load(weights + bytes));
                if (TWidth.Vectors > 2)
                    a2 = TForm.MultiplyAdd(a2, x, TWeights.Load(weights + 2 * bytes));
                if (TWidth.Vectors > 3)
                    a3 = TForm.MultiplyAdd(a3, x, TWeights.Load(weights + 3 * bytes));
            }
        TEnd.Finish(task, destination, 0, a0);
        if (TWidth.Vectors > 1)
            TEnd.Finish(task, destination, 1, a1);
        if (TWidth.Vectors > 2)
            TEnd.Finish(task, destination, 2, a2);
        if (TWidth.Vectors > 3)
            TEnd.Finish(task, destination, 3, a3);
    }
}
