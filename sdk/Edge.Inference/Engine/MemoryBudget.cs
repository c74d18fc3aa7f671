using System;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>What the fast forms of a model may take beside its constants and arena: packed weights of all steps, and the scratch of the largest.</summary>
/// <remarks>
/// A few bytes of a file can ask for much: a dilated window reaches over a huge padded copy of a small picture, and one channel is packed as
/// whole vectors of them. An operator that does not fit is left to its reference kernel, which needs nothing. The needs are upper bounds
/// over all forms, known before anything is allocated.
/// </remarks>
/// <param name="most">Bytes.</param>
internal sealed class MemoryBudget(long most)
{
    // Channels of the widest vector; numbers a channel beside its weights; bytes that every step has.
    private const int Lanes = 16;
    private const int ChannelBytes = 64;
    private const int StepBytes = 2048;

    // Winograd's form: points of a tile, and the least bytes of a chunk of tiles.
    private const int Points = 16;
    private const int ChunkBytes = 64 * 1024;

    // One buffer is one array.
    private readonly long _most = Math.Min(most, Array.MaxLength / 2);
    private long _packed;
    private long _scratch;

    /// <summary>Takes what the fastest form of an operator needs, where it is still there.</summary>
    /// <returns>False where the operator must be left to its reference kernel.</returns>
    public bool TryTake(Operator step) => step switch
    {
        Conv2D conv => TryTake(conv),
        DepthwiseConv2D depthwise => TryTake(
            Padded(depthwise.Output) * (4 * (Int128)depthwise.Window.Height * depthwise.Window.Width + ChannelBytes) + 2 * depthwise.Weights.Length,
            PictureBytes(depthwise, depthwise.Inputs[0].Shape[3] + Lanes)),
        FullyConnected dense => TryTake(
            Padded(dense.Output) * (2 * (Int128)dense.Depth + 4 + ChannelBytes) + 2 * (Int128)dense.Weights.Length,
            2 * (Int128)dense.Inputs[0].Length),
        WindowedOperator pool => TryTake(0, PictureBytes(pool, pool.Inputs[0].Shape[3])),
        _ => TryTake(0, 0),
    };

    private bool TryTake(Conv2D conv)
    {
        Window window = conv.Window;
        Int128 taps = (Int128)window.Height * window.Width, depth = conv.GroupChannels;
        Int128 packed = Padded(conv.Output) * (taps * (2 * depth + 4) + ChannelBytes) + 2 * (Int128)conv.Weights.Length + 24 * taps;
        Int128 scratch = PictureBytes(conv, conv.Inputs[0].Shape[3]);
        if (window is { Height: 3, Width: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 })
        {
            Int128 transformed = 2 * Points * (depth + 2 * Lanes);
            packed = Int128.Max(packed, Padded(conv.Output) * (2 * transformed + ChannelBytes));
            scratch += ChunkBytes + 3 * packed + 4 * transformed;
        }
        return TryTake(packed, scratch);
    }

    private bool TryTake(Int128 packed, Int128 scratch)
    {
        Int128 all = _packed + packed + StepBytes, largest = Int128.Max(_scratch, scratch);
        if (all + largest > _most)
            return false;
        (_packed, _scratch) = ((long)all, (long)largest);
        return true;
    }

    private static Int128 Padded(Tensor output) => output.DimensionFromEnd(0) + Lanes - 1;

    // A copy with its padding written out, in 16 bits, and with a tile more on two sides.
    private static Int128 PictureBytes(WindowedOperator step, int channels)
    {
        Window window = step.Window;
        Int128 rows = Reach(step.Output.Shape[1], window.StrideHeight, window.Height, window.DilationHeight);
        Int128 columns = Reach(step.Output.Shape[2], window.StrideWidth, window.Width, window.DilationWidth);
        return (rows + 2) * (columns + 2) * channels * 2;
    }

    private static long Reach(int output, int stride, int kernel, int dilation) => (output - 1L) * stride + (kernel - 1L) * dilation + 1;
}
