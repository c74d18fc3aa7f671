namespace Edge.Micro.Kernels;

/// <summary>Dot products from the weights as the model has them: eight values of the patch in locals, then channel by channel. No memory of its own.</summary>
internal sealed class DirectDotProducts : DotProducts
{
    private readonly sbyte[] _weights;

    /// <summary>Keeps the weights.</summary>
    /// <param name="weights">[channels, depth].</param>
    /// <param name="depth">Values of a patch.</param>
    public DirectDotProducts(sbyte[] weights, int depth)
    {
        _weights = weights;
        PatchLength = depth;
    }

    /// <inheritdoc/>
    public override int PatchLength { get; }

    /// <inheritdoc/>
    public override void Add(sbyte[] patch, int[] sums, int first, int end)
    {
        int depth = PatchLength;
        int start = first * depth;
        int i = 0;
        for (; i + 8 <= depth; i += 8)
            Add8(patch, i, _weights, start + i, depth, sums, first, end);
        for (; i < depth; i++)
            Add1(patch[i], _weights, start + i, depth, sums, first, end);
    }

    // "a[c] = a[c] + b" and not "a[c] += b" here and below: the latter takes the element's address, which nanoCLR is slow at.
    private static void Add8(sbyte[] patch, int i, sbyte[] weights, int at, int depth, int[] sums, int channel, int end)
    {
        int x0 = patch[i], x1 = patch[i + 1], x2 = patch[i + 2], x3 = patch[i + 3];
        int x4 = patch[i + 4], x5 = patch[i + 5], x6 = patch[i + 6], x7 = patch[i + 7];
        for (; channel < end; channel++)
        {
            sums[channel] = sums[channel]
                + x0 * weights[at] + x1 * weights[at + 1] + x2 * weights[at + 2] + x3 * weights[at + 3]
                + x4 * weights[at + 4] + x5 * weights[at + 5] + x6 * weights[at + 6] + x7 * weights[at + 7];
            at += depth;
        }
    }

    private static void Add1(int x, sbyte[] weights, int at, int depth, int[] sums, int channel, int end)
    {
        for (; channel < end; channel++)
        {
            sums[channel] = sums[channel] + x * weights[at];
            at += depth;
        }
    }
}
