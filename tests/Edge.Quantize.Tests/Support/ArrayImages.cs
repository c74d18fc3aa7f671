using System;
using System.Collections.Generic;
using Edge.Quantize.Data;

namespace Edge.Quantize.Tests.Support;

/// <summary>Pictures in memory.</summary>
internal sealed class ArrayImages(IReadOnlyList<float[]> images) : IImageSet
{
    public int Count => images.Count;

    public int ImageLength => images[0].Length;

    public bool HasLabels => true;

    public int Label(int index) => index % 2;

    public void CopyImage(int index, Span<float> destination) => images[index].CopyTo(destination);
}
