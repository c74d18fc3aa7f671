using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>F(2x2, 3x3): tiles of 2x2 outputs out of 4x4 inputs by 16 products.</summary>
/// <remarks>
/// G is taken twice, so that outputs come out four times too large. Inputs stay within 4 * 255 and weights within 9 * 128.
/// </remarks>
internal unsafe struct WinogradTwo<TForm, TVector> : IWinogradTiles<TForm, TVector>
    where TForm : IWinogradForm<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static int Size => 2;

    /// <inheritdoc/>
    public static int Points => 16;

    /// <inheritdoc/>
    public static int HeadroomBits => 2;

    /// <inheritdoc/>
    public static int InputChannels => 2 * TForm.Lanes;

    /// <inheritdoc/>
    public static void TransformWeights(sbyte* kernel, nint stride, short* points)
    {
        // Rows 2 0 0, 1 1 1, 1 -1 1 and 0 0 2: first down, then across.
        int* half = stackalloc int[12];
        for (int x = 0; x < 3; x++)
        {
            int a = kernel[x * stride], b = kernel[(3 + x) * stride], c = kernel[(6 + x) * stride];
            half[x] = 2 * a;
            half[3 + x] = a + b + c;
            half[6 + x] = a - b + c;
            half[9 + x] = 2 * c;
        }
        for (int y = 0; y < 4; y++)
        {
            int a = half[3 * y], b = half[3 * y + 1], c = half[3 * y + 2];
            points[4 * y] = (short)(2 * a);
            points[4 * y + 1] = (short)(a + b + c);
            points[4 * y + 2] = (short)(a - b + c);
            points[4 * y + 3] = (short)(2 * c);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.Fully)]
    public static void TransformInput(in WinogradPlan plan, byte* picture, int first, int count, short* points)
    {
        nint cell = plan.Picture.Channels, row = plan.Picture.RowBytes / 2, point = (nint)plan.ChunkTiles * plan.Depth;
        for (int tile = first; tile < first + count; tile++, points += plan.Depth)
        {
            short* from = (short*)picture + (tile / plan.TilesAcross * row + tile % plan.TilesAcross * cell) * 2;
            for (int channel = 0; channel < plan.Depth; channel += 2 * TForm.Lanes)
            {
                short* at = from + channel, to = points + channel;
                // One column of the tile at a time: its four points below each other, then across.
                Column(at, row, out TVector a0, out TVector a1, out TVector a2, out TVector a3);
                Column(at + cell, row, out TVector b0, out TVector b1, out TVector b2, out TVector b3);
                Column(at + 2 * cell, row, out TVector c0, out TVector c1, out TVector c2, out TVector c3);
                Column(at + 3 * cell, row, out TVector d0, out TVector d1, out TVector d2, out TVector d3);
                Row(a0, b0, c0, d0, to, point);
                Row(a1, b1, c1, d1, to + 4 * point, point);
                Row(a2, b2, c2, d2, to + 8 * point, point);
                Row(a3, b3, c3, d3, to + 12 * point, point);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(short* at, nint row, out TVector p0, out TVector p1, out TVector p2, out TVector p3)
    {
        TVector x0 = TForm.LoadShorts(at), x1 = TForm.LoadShorts(at + row), x2 = TForm.LoadShorts(at + 2 * row), x3 = TForm.LoadShorts(at + 3 * row);
        p0 = TForm.SubtractShorts(x0, x2);
        p1 = TForm.AddShorts(x1, x2);
        p2 = TForm.SubtractShorts(x2, x1);
        p3 = TForm.SubtractShorts(x1, x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(TVector x0, TVector x1, TVector x2, TVector x3, short* to, nint point)
    {
        TForm.StoreShorts(TForm.SubtractShorts(x0, x2), to);
        TForm.StoreShorts(TForm.AddShorts(x1, x2), to + point);
        TForm.StoreShorts(TForm.SubtractShorts(x2, x1), to + 2 * point);
        TForm.StoreShorts(TForm.SubtractShorts(x1, x3), to + 3 * point);
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.Fully)]
    public static void TransformOutput(in WinogradPlan plan, in TileTask task, int first, int count, int vectors, int* sums, sbyte* output)
    {
        int channels = plan.Weights.Channels;
        nint point = (nint)plan.ChunkTiles * plan.Weights.BlockChannels, row = (nint)plan.OutputWidth * channels;
        for (int tile = first; tile < first + count; tile++, sums += plan.Weights.BlockChannels)
        {
            int y = tile / plan.TilesAcross, x = tile % plan.TilesAcross;
            for (int vector = 0; vector < vectors; vector++)
            {
                int offset = vector * TForm.Lanes, channel = task.Channel + offset, stored = task.Count - offset;
                int* at = sums + offset;
                TVector bias = TForm.Load(plan.Bias + channel);
                Fold(at, point, out TVector a0, out TVector b0);
                Fold(at + 4 * point, point, out TVector a1, out TVector b1);
                Fold(at + 8 * point, point, out TVector a2, out TVector b2);
                Fold(at + 12 * point, point, out TVector a3, out TVector b3);
                TVector top = TForm.AddSums(TForm.AddSums(a0, a1), a2), topRight = TForm.AddSums(TForm.AddSums(b0, b1), b2);
                TVector bottom = TForm.SubtractSums(TForm.SubtractSums(a1, a2), a3), bottomRight = TForm.SubtractSums(TForm.SubtractSums(b1, b2), b3);
                if (plan.Pooled)
                {
                    // The largest of four is that of their quarters too.
                    TVector largest = Finish(TForm.Max(TForm.Max(top, topRight), TForm.Max(bottom, bottomRight)), bias, task.Output, channel);
                    TForm.Store(largest, task.Output, output + (nint)tile * channels + channel, stored);
                    continue;
                }
                sbyte* to = output + 2 * y * row + 2 * (nint)x * channels + channel;
                bool right = 2 * x + 1 < plan.OutputWidth;
                top = Finish(top, bias, task.Output, channel);
                topRight = Finish(topRight, bias, task.Output, channel);
                bottom = Finish(bottom, bias, task.Output, channel);
                bottomRight = Finish(bottomRight, bias, task.Output, channel);
                TForm.Store(top, task.Output, to, stored);
                if (right)
                    TForm.Store(topRight, task.Output, to + channels, stored);
                if (2 * y + 1 == plan.OutputHeight)
                    continue;
                TForm.Store(bottom, task.Output, to + row, stored);
                if (right)
                    TForm.Store(bottomRight, task.Output, to + row + channels, stored);
            }
        }
    }

    // Quarters sums, adds the bias and requantises.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Finish(TVector sums, TVector bias, in OutputStage output, int channel) =>
        TForm.Requantize(TForm.AddSums(TForm.ShiftSumsRight(sums, 2), bias), output, channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(int* at, nint point, out TVector left, out TVector right)
    {
        TVector x0 = TForm.Load(at), x1 = TForm.Load(at + point), x2 = TForm.Load(at + 2 * point), x3 = TForm.Load(at + 3 * point);
        left = TForm.AddSums(TForm.AddSums(x0, x1), x2);
        right = TForm.SubtractSums(TForm.SubtractSums(x1, x2), x3);
    }
}
