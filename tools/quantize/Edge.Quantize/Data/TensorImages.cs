using System;
using System.Collections.Generic;
using Edge.Data.Numpy;

namespace Edge.Quantize.Data;

/// <summary>An array of samples, bytes or real numbers, as a network's input.</summary>
/// <param name="samples">The first dimension counts the samples; the others are a sample's in the order of <paramref name="isChannelsFirst"/>.</param>
/// <param name="labels">The class of each; null where they have none.</param>
/// <param name="shape">The network's input, as many numbers as a sample has.</param>
/// <param name="isChannelsFirst">True for NCHW, false for NHWC and for vectors.</param>
/// <param name="scaling">What the numbers mean.</param>
public sealed class TensorImages(NpyArray samples, IReadOnlyList<int>? labels, InputShape shape, bool isChannelsFirst, InputScaling scaling) : IImageSet
{
    /// <summary>Whether real numbers are stored, and not bytes.</summary>
    public bool IsReal => samples.Type != NpyType.U1;

    /// <inheritdoc/>
    public int Count => samples.Shape[0];

    /// <inheritdoc/>
    public int ImageLength => shape.Length;

    /// <inheritdoc/>
    public bool HasLabels => labels is not null;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The samples have no labels.</exception>
    public int Label(int index) => labels is null ? throw new InvalidOperationException("Expected samples with labels, got none.") : labels[index];

    /// <inheritdoc/>
    public void CopyImage(int index, Span<float> destination)
    {
        int first = index * ImageLength, pixels = shape.Height * shape.Width;
        for (int i = 0; i < ImageLength; i++)
        {
            int pixel = i / shape.Channels, channel = i % shape.Channels;
            int at = first + (isChannelsFirst ? channel * pixels + pixel : i);
            destination[i] = samples.Type == NpyType.U1 ? scaling.Real((byte)samples.Whole(at), channel) : scaling.Real(samples.Real(at), channel);
        }
    }
}
