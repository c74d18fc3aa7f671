using System;
using Edge.Quantize.Data;

namespace Edge.Benchmarks.Networks;

/// <summary>Digits of 28x28 that are int8 already, as real pictures of 0 to 1.</summary>
/// <param name="digits">The pictures, q + 128 being the byte.</param>
internal sealed class DigitPictures(sbyte[] digits) : IImageSet
{
    /// <inheritdoc/>
    public int Count => digits.Length / ImageLength;

    /// <inheritdoc/>
    public int ImageLength => 28 * 28;

    /// <inheritdoc/>
    public bool HasLabels => false;

    /// <inheritdoc/>
    public int Label(int index) => 0;

    /// <inheritdoc/>
    public void CopyImage(int index, Span<float> destination)
    {
        for (int i = 0; i < ImageLength; i++)
            destination[i] = (digits[(index * ImageLength) + i] + 128) / 255f;
    }
}
