using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Edge.Quantize.Network;

/// <summary>The sums of a convolution at one place. Every output adds its taps in the same order whatever the width of vectors, so that all machines give the same bits.</summary>
internal static class ConvolutionSums
{
    // Sums that stay in registers while all taps pass.
    private const int Block = 4;

    /// <summary>sums[o] += value[i] * weights[i * stride + o] for all i, for a run of outputs.</summary>
    /// <param name="values">One a tap.</param>
    /// <param name="weights">A row of outputs for each tap.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="sums">The outputs.</param>
    public static void Add(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, int stride, Span<float> sums)
    {
        int lanes = Vector<float>.Count, o = 0;
        for (; o <= sums.Length - Block * lanes; o += Block * lanes)
            AddBlock(values, weights[o..], stride, sums[o..]);
        for (; o <= sums.Length - lanes; o += lanes)
        {
            var sum = new Vector<float>(sums[o..]);
            for (int i = 0; i < values.Length; i++)
                sum += new Vector<float>(values[i]) * new Vector<float>(weights[(i * stride + o)..]);
            sum.CopyTo(sums[o..]);
        }
        for (; o < sums.Length; o++)
        {
            float sum = sums[o];
            for (int i = 0; i < values.Length; i++)
                sum += values[i] * weights[i * stride + o];
            sums[o] = sum;
        }
    }

    /// <summary>sums[o] += values[o] * weights[o]: the tap of a depthwise convolution.</summary>
    public static void AddProducts(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, Span<float> sums)
    {
        int o = 0;
        for (; o <= sums.Length - Vector<float>.Count; o += Vector<float>.Count)
            (new Vector<float>(sums[o..]) + new Vector<float>(values[o..]) * new Vector<float>(weights[o..])).CopyTo(sums[o..]);
        for (; o < sums.Length; o++)
            sums[o] += values[o] * weights[o];
    }

    private static void AddBlock(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, int stride, Span<float> sums)
    {
        int lanes = Vector<float>.Count;
        ref float to = ref MemoryMarshal.GetReference(sums);
        Vector<float> a = Vector.LoadUnsafe(ref to), b = Vector.LoadUnsafe(ref to, (nuint)lanes), c = Vector.LoadUnsafe(ref to, (nuint)(2 * lanes)), d = Vector.LoadUnsafe(ref to, (nuint)(3 * lanes));
        for (int i = 0; i < values.Length; i++)
        {
            ref float row = ref MemoryMarshal.GetReference(weights.Slice(i * stride, Block * lanes));
            var value = new Vector<float>(values[i]);
            a += value * Vector.LoadUnsafe(ref row);
            b += value * Vector.LoadUnsafe(ref row, (nuint)lanes);
            c += value * Vector.LoadUnsafe(ref row, (nuint)(2 * lanes));
            d += value * Vector.LoadUnsafe(ref row, (nuint)(3 * lanes));
        }
        a.StoreUnsafe(ref to);
        b.StoreUnsafe(ref to, (nuint)lanes);
        c.StoreUnsafe(ref to, (nuint)(2 * lanes));
        d.StoreUnsafe(ref to, (nuint)(3 * lanes));
    }
}
