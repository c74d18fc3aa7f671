namespace Edge.Micro.Kernels;

/// <summary>The dot products of one patch of input with the weights of every output channel.</summary>
internal abstract class DotProducts
{
    /// <summary>Bytes that a patch must have: its values, and some that are read and count nothing.</summary>
    public abstract int PatchLength { get; }

    /// <summary>Adds to each sum the dot product of its channel's weights, modulo 2^32 as int32 accumulators do.</summary>
    /// <param name="patch">Values of the input as they are stored: what the zero point takes off is in the sums already.</param>
    /// <param name="sums">One a channel.</param>
    /// <param name="first">First channel.</param>
    /// <param name="end">Channel behind the last one.</param>
    public abstract void Add(sbyte[] patch, int[] sums, int first, int end);
}
