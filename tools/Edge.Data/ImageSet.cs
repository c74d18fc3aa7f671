using System;
using System.Collections.Generic;

namespace Edge.Data;

/// <summary>Images of one size with their labels.</summary>
/// <param name="Pixels">One byte a pixel and channel, image after image, row by row, the channels of a pixel side by side; 0 is background.</param>
/// <param name="Labels">The class of each image.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
public sealed record ImageSet(ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels, int Height, int Width)
{
    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>The names of the classes in the order of the labels, or none where the classes are just numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The bytes of an image.</summary>
    public int ImageLength => Height * Width * Channels;

    /// <summary>The pixels of one image.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Span.Slice(index * ImageLength, ImageLength);

    /// <summary>A run of the images.</summary>
    public ImageSet Slice(int start, int count) =>
        this with { Pixels = Pixels.Slice(start * ImageLength, count * ImageLength), Labels = Labels.Slice(start, count) };
}
