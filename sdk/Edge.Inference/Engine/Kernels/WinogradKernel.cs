using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>3x3 convolution of stride 1 with 16 products for four outputs in place of 36, exact to the bit.</summary>
/// <remarks>
/// F(2x2, 3x3) of A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks (2016), in integers: the weights are transformed with twice the
/// matrix G, so that sums come out four times too large and are quartered without a remainder. Inputs stay within 4 * 255 and weights within
/// 9 * 128, which s16 holds; sums wrap modulo 2^32 on the way, and the last one fits where the accumulator is below 2^29.
/// </remarks>
internal static unsafe class WinogradKernel<TForm, TVector>
    where TForm : IWinogradForm<TVector>
    where TVector : struct
{
    /// <summary>Computes one picture.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="output">Receives the output, NHWC int8. May overlap the input, which is copied first.</param>
    /// <param name="scratch">At least the bytes of the plan's scratch, and a vector.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Run(in WinogradPlan plan, sbyte* input, sbyte* output, byte* scratch)
    {
        PictureCopy.Write(plan.Picture, input, scratch);
        byte* points = scratch + plan.PictureBytes;
        byte* sums = points + plan.InputBytes;
        for (int first = 0; first < plan.Tiles; first += plan.ChunkTiles)
        {
            int count = plan.Tiles - first < plan.ChunkTiles ? plan.Tiles - first : plan.ChunkTiles;
            TransformInput(plan, scratch, first, count, (short*)points);
            for (int block = 0; block < plan.Weights.Blocks; block++)
            {
                TileTask task = plan.Weights.Block(block);
                task.Bias = plan.Weights.Bias;
                int vectors = (task.Count + TForm.Lanes - 1) / TForm.Lanes;
                if (vectors == 1)
                    Multiply<OneWide>(plan, task, count, points, sums);
                else if (vectors == 2)
                    Multiply<TwoWide>(plan, task, count, points, sums);
                else if (vectors == 3)
                    Multiply<ThreeWide>(plan, task, count, points, sums);
                else
                    Multiply<FourWide>(plan, task, count, points, sums);
                TransformOutput(plan, task, first, count, vectors, (int*)sums, output);
            }
        }
    }

    [MethodImpl(Compiled.Fully)]
    private static void TransformInput(in WinogradPlan plan, byte* picture, int first, int count, short* points)
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

    // One product of matrices a point: [tiles, depth] by [depth, channels of the block].
    [MethodImpl(Compiled.Fully)]
    private static void Multiply<TWidth>(in WinogradPlan plan, TileTask task, int count, byte* points, byte* sums)
        where TWidth : struct, ITileWidth
    {
        byte** positions = stackalloc byte*[4];
        byte** destinations = stackalloc byte*[4];
        nint depthBytes = 2 * (nint)plan.Depth, blockBytes = 4 * (nint)plan.Weights.BlockChannels;
        nint matrixBytes = task.RowBytes * TForm.Lanes * TWidth.Vectors;
        for (int point = 0; point < WinogradTransform.Points; point++, task.Weights += matrixBytes)
        {
            byte* from = points + point * plan.ChunkTiles * depthBytes, to = sums + point * plan.ChunkTiles * blockBytes;
            int tile = 0;
            for (; tile <= count - 4; tile += 4)
            {
                for (int i = 0; i < 4; i++, from += depthBytes, to += blockBytes)
                {
                    positions[i] = from;
                    destinations[i] = to;
                }
                Tiles<TForm, TVector>.Four<TWidth, SumEnd<TForm, TVector>>(task, positions, destinations);
            }
            for (; tile < count; tile++, from += depthBytes, to += blockBytes)
                Tiles<TForm, TVector>.One<TWidth, SumEnd<TForm, TVector>>(task, from, to);
        }
    }

    [MethodImpl(Compiled.Fully)]
    private static void TransformOutput(in WinogradPlan plan, in TileTask task, int first, int count, int vectors, int* sums, sbyte* output)
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
                    TVector largest = TForm.Max(TForm.Max(top, topRight), TForm.Max(bottom, bottomRight));
                    TForm.Store(TForm.AddSums(TForm.Quarter(largest), bias), task.Output, channel, output + (nint)tile * channels + channel, stored);
                    continue;
                }
                sbyte* to = output + 2 * y * row + 2 * (nint)x * channels + channel;
                bool right = 2 * x + 1 < plan.OutputWidth;
                TForm.Store(TForm.AddSums(TForm.Quarter(top), bias), task.Output, channel, to, stored);
                if (right)
                    TForm.Store(TForm.AddSums(TForm.Quarter(topRight), bias), task.Output, channel, to + channels, stored);
                if (2 * y + 1 == plan.OutputHeight)
                    continue;
                TForm.Store(TForm.AddSums(TForm.Quarter(bottom), bias), task.Output, channel, to + row, stored);
                if (right)
                    TForm.Store(TForm.AddSums(TForm.Quarter(bottomRight), bias), task.Output, channel, to + row + channels, stored);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(int* at, nint point, out TVector left, out TVector right)
    {
        TVector x0 = TForm.Load(at), x1 = TForm.Load(at + point), x2 = TForm.Load(at + 2 * point), x3 = TForm.Load(at + 3 * point);
        left = TForm.AddSums(TForm.AddSums(x0, x1), x2);
        right = TForm.SubtractSums(TForm.SubtractSums(x1, x2), x3);
    }
}
