using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>F(4x4, 3x3): tiles of 4x4 outputs out of 6x6 inputs by 36 products.</summary>
/// <remarks>
/// The rows of G are taken 4, 6, 6, 24, 24 and 1 times, those of A^T meet them with 1/24 and are halved where they can be, so that outputs come out 24, 12, 6 or
/// 6 times too large each way: 9 * 2^2 to 9 * 2^6 times. The nine goes by its inverse modulo 2^32, the power of two by a shift.
/// Inputs stay within 100 * 255 and weights within 49 * 128, which s16 holds.
/// </remarks>
internal unsafe struct WinogradFour<TForm, TVector> : IWinogradTiles<TForm, TVector>
    where TForm : IWinogradForm<TVector>
    where TVector : struct
{
    // 9 * 954437177 = 1 modulo 2^32.
    private const int InverseOfNine = 954437177;

    // Vectors of the largest form that one tile takes between its two passes.
    private const int TileInts = 36 * 16;

    /// <inheritdoc/>
    public static int Size => 4;

    /// <inheritdoc/>
    public static int Points => 36;

    /// <inheritdoc/>
    public static int HeadroomBits => 6;

    /// <inheritdoc/>
    public static int InputChannels => 2 * TForm.Lanes;

    /// <inheritdoc/>
    public static void TransformWeights(sbyte* kernel, nint stride, short* points)
    {
        int* half = stackalloc int[18];
        for (int x = 0; x < 3; x++)
            Rows(kernel[x * stride], kernel[(3 + x) * stride], kernel[(6 + x) * stride], half + x, 3);
        int* whole = stackalloc int[6];
        for (int y = 0; y < 6; y++)
        {
            Rows(half[3 * y], half[3 * y + 1], half[3 * y + 2], whole, 1);
            for (int x = 0; x < 6; x++)
                points[6 * y + x] = (short)whole[x];
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.Fully)]
    public static void TransformInput(in WinogradPlan plan, byte* picture, int first, int count, short* points)
    {
        short* columns = stackalloc short[2 * TileInts];
        nint cell = plan.Picture.Channels, row = plan.Picture.RowBytes / 2, point = (nint)plan.ChunkTiles * plan.Depth, vector = 2 * TForm.Lanes;
        for (int tile = first; tile < first + count; tile++, points += plan.Depth)
        {
            short* from = (short*)picture + (tile / plan.TilesAcross * row + tile % plan.TilesAcross * cell) * 4;
            for (nint channel = 0; channel < plan.Depth; channel += vector)
            {
                for (nint x = 0; x < 6; x++)
                    Spread(from + channel + x * cell, row, columns + x * vector, 6 * vector);
                for (nint y = 0; y < 6; y++)
                    Spread(columns + 6 * y * vector, vector, points + channel + 6 * y * point, point);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.Fully)]
    public static void TransformOutput(in WinogradPlan plan, in TileTask task, int first, int count, int vectors, int* sums, sbyte* output)
    {
        int* columns = stackalloc int[TileInts];
        nint point = (nint)plan.ChunkTiles * plan.Weights.BlockChannels, lanes = TForm.Lanes;
        for (int tile = first; tile < first + count; tile++, sums += plan.Weights.BlockChannels)
            for (int vector = 0; vector < vectors; vector++)
            {
                for (nint x = 0; x < 6; x++)
                {
                    Gather(sums + vector * lanes + x * point, 6 * point, out TVector c0, out TVector c1, out TVector c2, out TVector c3);
                    TForm.StoreSums(c0, columns + x * lanes);
                    TForm.StoreSums(c1, columns + (6 + x) * lanes);
                    TForm.StoreSums(c2, columns + (12 + x) * lanes);
                    TForm.StoreSums(c3, columns + (18 + x) * lanes);
                }
                TVector bias = TForm.Load(plan.Bias + task.Channel + vector * (int)lanes);
                Row(columns, lanes, bias, 6, 5, 4);
                Row(columns + 6 * lanes, lanes, bias, 5, 4, 3);
                Row(columns + 12 * lanes, lanes, bias, 4, 3, 2);
                Row(columns + 18 * lanes, lanes, bias, 4, 3, 2);
                Store(plan, task, tile, vector, columns, output);
            }
    }

    private static void Rows(int a, int b, int c, int* to, int stride)
    {
        to[0] = a;
        to[stride] = -a - b - c;
        to[2 * stride] = b - a - c;
        to[3 * stride] = a + 2 * b + 4 * c;
        to[4 * stride] = a - 2 * b + 4 * c;
        to[5 * stride] = c;
    }

    // B^T of six vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(short* from, nint stride, short* to, nint step)
    {
        TVector x0 = TForm.LoadShorts(from), x1 = TForm.LoadShorts(from + stride), x2 = TForm.LoadShorts(from + 2 * stride);
        TVector x3 = TForm.LoadShorts(from + 3 * stride), x4 = TForm.LoadShorts(from + 4 * stride), x5 = TForm.LoadShorts(from + 5 * stride);
        TVector a = TForm.SubtractShorts(x4, x2), b = TForm.SubtractShorts(x3, x1);
        TVector c = TForm.SubtractShorts(x4, TForm.ShiftShortsLeft(x2, 2)), d = TForm.SubtractShorts(x3, TForm.ShiftShortsLeft(x1, 2));
        TVector twice = TForm.ShiftShortsLeft(b, 1);
        TForm.StoreShorts(TForm.AddShorts(TForm.ShiftShortsLeft(TForm.SubtractShorts(x0, x2), 2), a), to);
        TForm.StoreShorts(TForm.AddShorts(c, d), to + step);
        TForm.StoreShorts(TForm.SubtractShorts(c, d), to + 2 * step);
        TForm.StoreShorts(TForm.AddShorts(a, twice), to + 3 * step);
        TForm.StoreShorts(TForm.SubtractShorts(a, twice), to + 4 * step);
        TForm.StoreShorts(TForm.SubtractShorts(TForm.SubtractShorts(x5, x3), TForm.ShiftShortsLeft(b, 2)), to + 5 * step);
    }

    // A^T of six vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather(int* from, nint stride, out TVector y0, out TVector y1, out TVector y2, out TVector y3)
    {
        TVector m0 = TForm.Load(from), m1 = TForm.Load(from + stride), m2 = TForm.Load(from + 2 * stride);
        TVector m3 = TForm.Load(from + 3 * stride), m4 = TForm.Load(from + 4 * stride), m5 = TForm.Load(from + 5 * stride);
        TVector a = TForm.AddSums(m1, m2), b = TForm.SubtractSums(m1, m2), c = TForm.AddSums(m3, m4), d = TForm.SubtractSums(m3, m4);
        y0 = TForm.AddSums(TForm.AddSums(SixTimes(m0), TForm.ShiftSumsLeft(a, 2)), c);
        y1 = TForm.AddSums(TForm.ShiftSumsLeft(b, 1), d);
        y2 = TForm.AddSums(a, c);
        y3 = TForm.AddSums(TForm.AddSums(b, TForm.ShiftSumsLeft(d, 1)), SixTimes(m5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SixTimes(TVector a) => TForm.ShiftSumsLeft(TForm.AddSums(TForm.ShiftSumsLeft(a, 1), a), 1);

    // One row of outputs, in place of the row of six it comes from.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(int* row, nint lanes, TVector bias, [ConstantExpected] byte first, [ConstantExpected] byte second, [ConstantExpected] byte others)
    {
        Gather(row, lanes, out TVector y0, out TVector y1, out TVector y2, out TVector y3);
        TForm.StoreSums(Finish(y0, bias, first), row);
        TForm.StoreSums(Finish(y1, bias, second), row + lanes);
        TForm.StoreSums(Finish(y2, bias, others), row + 2 * lanes);
        TForm.StoreSums(Finish(y3, bias, others), row + 3 * lanes);
    }

    // Divides by 9 and by a power of two, and adds the bias.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Finish(TVector sums, TVector bias, [ConstantExpected] byte bits) =>
        TForm.AddSums(TForm.ShiftSumsRight(TForm.MultiplySums(sums, InverseOfNine), bits), bias);

    // Pools and requantises a tile that stands in rows of six.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in WinogradPlan plan, in TileTask task, int index, int vector, int* tile, sbyte* output)
    {
        int lanes = TForm.Lanes, offset = vector * lanes, channel = task.Channel + offset, stored = task.Count - offset, channels = plan.Weights.Channels;
        int size = plan.Pooled ? 2 : 4, y0 = index / plan.TilesAcross * size, x0 = index % plan.TilesAcross * size;
        int height = plan.OutputHeight - y0 < size ? plan.OutputHeight - y0 : size, width = plan.OutputWidth - x0 < size ? plan.OutputWidth - x0 : size;
        sbyte* row = output + ((nint)y0 * plan.OutputWidth + x0) * channels + channel;
        for (int y = 0; y < height; y++, row += (nint)plan.OutputWidth * channels)
        {
            sbyte* to = row;
            for (int x = 0; x < width; x++, to += channels)
            {
                int* at = tile + (plan.Pooled ? 12 * y + 2 * x : 6 * y + x) * lanes;
                TVector value = TForm.Load(at);
                if (plan.Pooled)
                    value = TForm.Max(TForm.Max(value, TForm.Load(at + lanes)), TForm.Max(TForm.Load(at + 6 * lanes), TForm.Load(at + 7 * lanes)));
                TForm.Store(TForm.Requantize(value, task.Output, channel), task.Output, to, stored);
            }
        }
    }
}
