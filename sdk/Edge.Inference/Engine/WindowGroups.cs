using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>Where the groups of a window stand in the copy of the input, and which weights they meet.</summary>
/// <param name="Rows">Offsets of runs of groups from a position, in bytes.</param>
/// <param name="Weights">[channels, rows, activations of a run].</param>
/// <param name="Paired">Whether the copy is a <see cref="PairedCopy"/>.</param>
internal sealed record WindowGroups(nint[] Rows, short[] Weights, bool Paired)
{
    /// <summary>Those of a convolution.</summary>
    /// <param name="conv">The layer.</param>
    /// <param name="parameters">Those of the layer, or of one of its groups.</param>
    /// <param name="picture">The copy of its input.</param>
    /// <param name="budget">What memory is taken from.</param>
    public static WindowGroups Of(Conv2D conv, LayerParameters parameters, in PicturePlan picture, MemoryBudget budget) =>
        FewerInPairs(conv, picture) ? InPairs(conv.Window, parameters, picture, budget) : InRuns(conv, parameters, picture, budget);

    // Fewer groups are worth a second copy where they meet at least a vector or two of channels.
    private static bool FewerInPairs(Conv2D conv, in PicturePlan picture)
    {
        Window window = conv.Window;
        return picture is { Channels: 1, Format: ActivationFormat.Centred16 }
            && window is { DilationHeight: 1, DilationWidth: 1 }
            && conv.Output.Shape[3] >= 16
            && window.Height / 2 * window.Width + window.Height % 2 * ((window.Width + 1) / 2) < window.Height * ((window.Width + 1) / 2);
    }

    private static WindowGroups InRuns(Conv2D conv, LayerParameters parameters, in PicturePlan picture, MemoryBudget budget)
    {
        // Without dilation the taps of a kernel row are neighbours in memory: one run. With it, or where a group reads a part of each cell, each
        // tap is a run of its own.
        Window window = conv.Window;
        int runs = window.DilationWidth == 1 && conv.GroupChannels == picture.Channels ? 1 : window.Width;
        var rows = new nint[window.Height * runs];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (nint)(i / runs) * window.DilationHeight * picture.RowBytes + (nint)(i % runs) * window.DilationWidth * picture.CellBytes;
        return new WindowGroups(rows, parameters.WidenedWeights(budget), false);
    }

    private static WindowGroups InPairs(Window window, LayerParameters parameters, in PicturePlan picture, MemoryBudget budget)
    {
        int height = window.Height, width = window.Width, below = height / 2 * width, beside = height % 2 * ((width + 1) / 2);
        nint rowBytes = (nint)picture.Columns * PairedCopy.PairBytes, plane = picture.Rows * rowBytes;
        var rows = new nint[below + beside];
        int length = checked(parameters.Channels * rows.Length * 2);
        budget.Take((long)sizeof(short) * length);
        var weights = new short[length];
        for (int i = 0; i < rows.Length; i++)
        {
            bool isBelow = i < below;
            int y = isBelow ? i / width * 2 : height - 1, x = isBelow ? i % width : (i - below) * 2;
            rows[i] = (isBelow ? 0 : plane) + y * rowBytes + x * PairedCopy.PairBytes;
            for (int channel = 0; channel < parameters.Channels; channel++)
            {
                Span<short> pair = weights.AsSpan((channel * rows.Length + i) * 2, 2);
                int at = (channel * height + y) * width + x;
                pair[0] = parameters.Weights[at];
                pair[1] = isBelow ? parameters.Weights[at + width] : x + 1 < width ? parameters.Weights[at + 1] : (short)0;
            }
        }
        return new WindowGroups(rows, weights, true);
    }
}
