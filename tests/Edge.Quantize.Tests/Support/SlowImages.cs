using System;
using System.Threading;
using Edge.Quantize.Data;

namespace Edge.Quantize.Tests.Support;

/// <summary>The same pictures without labels, some of which take longer to read.</summary>
internal sealed class SlowImages(IImageSet images, int seed) : IImageSet
{
    public int Unreadable { get; init; } = -1;

    public int Count => images.Count;

    public int ImageLength => images.ImageLength;

    public bool HasLabels => false;

    public int Label(int index) => throw new InvalidOperationException("There are no labels.");

    public void CopyImage(int index, Span<float> destination)
    {
        if (index == Unreadable)
            throw new QuantizeException($"picture {index}");
        Thread.SpinWait((index * 31 + seed) % 7 * 500);
        images.CopyImage(index, destination);
    }
}
