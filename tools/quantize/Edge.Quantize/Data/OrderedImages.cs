using System;
using System.Linq;

namespace Edge.Quantize.Data;

/// <summary>Some pictures of a set in an order of their own.</summary>
/// <param name="images">The set.</param>
/// <param name="order">The places of the pictures in it.</param>
public sealed class OrderedImages(IImageSet images, ReadOnlyMemory<int> order) : IImageSet
{
    /// <inheritdoc/>
    public int Count => order.Length;

    /// <inheritdoc/>
    public int ImageLength => images.ImageLength;

    /// <inheritdoc/>
    public bool HasLabels => images.HasLabels;

    /// <summary>A seeded order of a set: the first pictures of a sorted one are all of one class.</summary>
    /// <param name="count">Pictures of the set.</param>
    /// <param name="seed">Chooses the order.</param>
    public static ReadOnlyMemory<int> Shuffle(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    /// <inheritdoc/>
    public int Label(int index) => images.Label(order.Span[index]);

    /// <inheritdoc/>
    public void CopyImage(int index, Span<float> destination) => images.CopyImage(order.Span[index], destination);
}
