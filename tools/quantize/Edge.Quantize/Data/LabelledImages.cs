using System;
using Edge.Data;

namespace Edge.Quantize.Data;

/// <summary>Pictures as a network's input: a byte b is the real b / 255.</summary>
/// <param name="images">The pictures.</param>
public sealed class LabelledImages(ImageSet images) : IImageSet
{
    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public int ImageLength => images.ImageLength;

    /// <inheritdoc/>
    public bool HasLabels => true;

    /// <inheritdoc/>
    public int Label(int index) => images.Labels.Span[index];

    /// <inheritdoc/>
    public void CopyImage(int index, Span<float> destination)
    {
        ReadOnlySpan<byte> image = images.Image(index);
        for (int i = 0; i < image.Length; i++)
            destination[i] = image[i] / 255f;
    }
}
