using System;
using Edge.Cli;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data;

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

    /// <summary>Refuses images of another size than the network's input and labels that it has no output for.</summary>
    /// <exception cref="UserErrorException">They do not fit; the message is a sentence for the user.</exception>
    public void Check(TensorShape input, int classes)
    {
        if (Height != input.Height || Width != input.Width)
            throw new UserErrorException($"Expected images of {input.Height}x{input.Width} pixels, got {Height}x{Width}; scale the images first.");
        foreach (byte label in Labels.Span)
            if (label >= classes)
                throw new UserErrorException($"Expected labels below {classes}, the units of the last layer, got {label}; raise \"units\" of the last layer in the recipe.");
    }
}
