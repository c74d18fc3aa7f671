using System;
using System.Collections.Generic;
using Edge.Data;

namespace Edge.Quantize.Data;

/// <summary>Pictures of bytes as a network's input; a byte b is the real b / 255 where nothing else is told.</summary>
/// <param name="images">The pictures.</param>
/// <param name="scaling">What a byte means; null for b / 255.</param>
/// <param name="classes">The network's class for each class of the pictures; null where they are the same.</param>
public sealed class LabelledImages(ImageSet images, InputScaling? scaling = null, IReadOnlyList<int>? classes = null) : IImageSet
{
    private readonly InputScaling _scaling = scaling ?? InputScaling.Default;

    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public int ImageLength => images.ImageLength;

    /// <inheritdoc/>
    public bool HasLabels => true;

    /// <inheritdoc/>
    public int Label(int index) => classes is null ? images.Labels.Span[index] : classes[images.Labels.Span[index]];

    /// <inheritdoc/>
    public void CopyImage(int index, Span<float> destination)
    {
        ReadOnlySpan<byte> image = images.Image(index);
        for (int i = 0; i < image.Length; i++)
            destination[i] = _scaling.Real(image[i], i % images.Channels);
    }
}
