using System;

namespace Edge.Data;

/// <summary>Grey images of one size with their labels.</summary>
/// <param name="Pixels">One byte a pixel, image after image, row by row; 0 is background.</param>
/// <param name="Labels">The class of each image.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
public sealed record ImageSet(ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels, int Height, int Width)
{
    /// <summary>The number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The pixels of one image.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Span.Slice(index * Height * Width, Height * Width);

    /// <summary>A run of the images.</summary>
    public ImageSet Slice(int start, int count) =>
        this with { Pixels = Pixels.Slice(start * Height * Width, count * Height * Width), Labels = Labels.Slice(start, count) };
}
