namespace Edge.Micro.Kernels;

/// <summary>Dot lanes: three multiply-accumulates in one 64-bit multiplication, for blocks of 3, 6, 8 or 10 words of three values.</summary>
/// <remarks>
/// <para>With X = x0 + x1 * 2^22 + x2 * 2^44 and W = w2 + w1 * 2^22 + w0 * 2^44, the product modulo 2^64 is
/// d * 2^44 + e * 2^22 + f, where d = x0 * w0 + x1 * w1 + x2 * w2, e = x0 * w1 + x1 * w2, f = x0 * w2; what is above 2^64 vanishes.</para>
/// <para>Proof that no block of at most ten words overflows, whatever its int8 values and weights: a product of two is at most 2^14, so
/// the sums over ten words have |d| &lt;= 30 * 2^14 &lt; 2^19 and |e * 2^22 + f| &lt;= 20 * 2^36 + 10 * 2^14 &lt; 2^43. Hence
/// (sum + 2^43) >> 44 is d exactly. An eleventh word would break the first bound: the sums are taken out after each block.</para>
/// </remarks>
internal static class LaneBlocks
{
    /// <summary>From one lane to the next.</summary>
    public const int LaneBits = 22;

    /// <summary>Most words in one block.</summary>
    public const int MaxWords = 10;

    private const int SumShift = 2 * LaneBits;
    private const long Half = 1L << SumShift - 1;

    /// <summary>Adds the dot products of 9 values to the sums of the channels.</summary>
    /// <param name="patch">Values.</param>
    /// <param name="i">Index of the first.</param>
    /// <param name="weights">[words][channels].</param>
    /// <param name="k">The block's first word.</param>
    /// <param name="sums">One a channel.</param>
    /// <param name="channel">First channel.</param>
    /// <param name="end">Channel behind the last one.</param>
    public static void Add3(sbyte[] patch, int i, long[][] weights, int k, int[] sums, int channel, int end)
    {
        long x0 = patch[i] + ((long)patch[i + 1] << LaneBits) + ((long)patch[i + 2] << SumShift);
        long x1 = patch[i + 3] + ((long)patch[i + 4] << LaneBits) + ((long)patch[i + 5] << SumShift);
        long x2 = patch[i + 6] + ((long)patch[i + 7] << LaneBits) + ((long)patch[i + 8] << SumShift);
        long[] w0 = weights[k], w1 = weights[k + 1], w2 = weights[k + 2];
        long half = Half;
        for (; channel < end; channel++)
            sums[channel] = sums[channel] + (int)((half + x0 * w0[channel] + x1 * w1[channel] + x2 * w2[channel]) >> SumShift);
    }

    /// <summary>Adds the dot products of 18 values to the sums of the channels.</summary>
    /// <param name="patch">Values.</param>
    /// <param name="i">Index of the first.</param>
    /// <param name="weights">[words][channels].</param>
    /// <param name="k">The block's first word.</param>
    /// <param name="sums">One a channel.</param>
    /// <param name="channel">First channel.</param>
    /// <param name="end">Channel behind the last one.</param>
    public static void Add6(sbyte[] patch, int i, long[][] weights, int k, int[] sums, int channel, int end)
    {
        long x0 = patch[i] + ((long)patch[i + 1] << LaneBits) + ((long)patch[i + 2] << SumShift);
        long x1 = patch[i + 3] + ((long)patch[i + 4] << LaneBits) + ((long)patch[i + 5] << SumShift);
        long x2 = patch[i + 6] + ((long)patch[i + 7] << LaneBits) + ((long)patch[i + 8] << SumShift);
        long x3 = patch[i + 9] + ((long)patch[i + 10] << LaneBits) + ((long)patch[i + 11] << SumShift);
        long x4 = patch[i + 12] + ((long)patch[i + 13] << LaneBits) + ((long)patch[i + 14] << SumShift);
        long x5 = patch[i + 15] + ((long)patch[i + 16] << LaneBits) + ((long)patch[i + 17] << SumShift);
        long[] w0 = weights[k], w1 = weights[k + 1], w2 = weights[k + 2], w3 = weights[k + 3], w4 = weights[k + 4];
        long[] w5 = weights[k + 5];
        long half = Half;
        for (; channel < end; channel++)
            sums[channel] = sums[channel] + (int)((half
                + x0 * w0[channel] + x1 * w1[channel] + x2 * w2[channel] + x3 * w3[channel] + x4 * w4[channel]
                + x5 * w5[channel]) >> SumShift);
    }

    /// <summary>Adds the dot products of 24 values to the sums of the channels.</summary>
    /// <param name="patch">Values.</param>
    /// <param name="i">Index of the first.</param>
    /// <param name="weights">[words][channels].</param>
    /// <param name="k">The block's first word.</param>
    /// <param name="sums">One a channel.</param>
    /// <param name="channel">First channel.</param>
    /// <param name="end">Channel behind the last one.</param>
    public static void Add8(sbyte[] patch, int i, long[][] weights, int k, int[] sums, int channel, int end)
    {
        long x0 = patch[i] + ((long)patch[i + 1] << LaneBits) + ((long)patch[i + 2] << SumShift);
        long x1 = patch[i + 3] + ((long)patch[i + 4] << LaneBits) + ((long)patch[i + 5] << SumShift);
        long x2 = patch[i + 6] + ((long)patch[i + 7] << LaneBits) + ((long)patch[i + 8] << SumShift);
        long x3 = patch[i + 9] + ((long)patch[i + 10] << LaneBits) + ((long)patch[i + 11] << SumShift);
        long x4 = patch[i + 12] + ((long)patch[i + 13] << LaneBits) + ((long)patch[i + 14] << SumShift);
        long x5 = patch[i + 15] + ((long)patch[i + 16] << LaneBits) + ((long)patch[i + 17] << SumShift);
        long x6 = patch[i + 18] + ((long)patch[i + 19] << LaneBits) + ((long)patch[i + 20] << SumShift);
        long x7 = patch[i + 21] + ((long)patch[i + 22] << LaneBits) + ((long)patch[i + 23] << SumShift);
        long[] w0 = weights[k], w1 = weights[k + 1], w2 = weights[k + 2], w3 = weights[k + 3], w4 = weights[k + 4];
        long[] w5 = weights[k + 5], w6 = weights[k + 6], w7 = weights[k + 7];
        long half = Half;
        for (; channel < end; channel++)
            sums[channel] = sums[channel] + (int)((half
                + x0 * w0[channel] + x1 * w1[channel] + x2 * w2[channel] + x3 * w3[channel] + x4 * w4[channel]
                + x5 * w5[channel] + x6 * w6[channel] + x7 * w7[channel]) >> SumShift);
    }

    /// <summary>Adds the dot products of 30 values to the sums of the channels.</summary>
    /// <param name="patch">Values.</param>
    /// <param name="i">Index of the first.</param>
    /// <param name="weights">[words][channels].</param>
    /// <param name="k">The block's first word.</param>
    /// <param name="sums">One a channel.</param>
    /// <param name="channel">First channel.</param>
    /// <param name="end">Channel behind the last one.</param>
    public static void Add10(sbyte[] patch, int i, long[][] weights, int k, int[] sums, int channel, int end)
    {
        long x0 = patch[i] + ((long)patch[i + 1] << LaneBits) + ((long)patch[i + 2] << SumShift);
        long x1 = patch[i + 3] + ((long)patch[i + 4] << LaneBits) + ((long)patch[i + 5] << SumShift);
        long x2 = patch[i + 6] + ((long)patch[i + 7] << LaneBits) + ((long)patch[i + 8] << SumShift);
        long x3 = patch[i + 9] + ((long)patch[i + 10] << LaneBits) + ((long)patch[i + 11] << SumShift);
        long x4 = patch[i + 12] + ((long)patch[i + 13] << LaneBits) + ((long)patch[i + 14] << SumShift);
        long x5 = patch[i + 15] + ((long)patch[i + 16] << LaneBits) + ((long)patch[i + 17] << SumShift);
        long x6 = patch[i + 18] + ((long)patch[i + 19] << LaneBits) + ((long)patch[i + 20] << SumShift);
        long x7 = patch[i + 21] + ((long)patch[i + 22] << LaneBits) + ((long)patch[i + 23] << SumShift);
        long x8 = patch[i + 24] + ((long)patch[i + 25] << LaneBits) + ((long)patch[i + 26] << SumShift);
        long x9 = patch[i + 27] + ((long)patch[i + 28] << LaneBits) + ((long)patch[i + 29] << SumShift);
        long[] w0 = weights[k], w1 = weights[k + 1], w2 = weights[k + 2], w3 = weights[k + 3], w4 = weights[k + 4];
        long[] w5 = weights[k + 5], w6 = weights[k + 6], w7 = weights[k + 7], w8 = weights[k + 8], w9 = weights[k + 9];
        long half = Half;
        for (; channel < end; channel++)
            sums[channel] = sums[channel] + (int)((half
                + x0 * w0[channel] + x1 * w1[channel] + x2 * w2[channel] + x3 * w3[channel] + x4 * w4[channel]
                + x5 * w5[channel] + x6 * w6[channel] + x7 * w7[channel] + x8 * w8[channel] + x9 * w9[channel]) >> SumShift);
    }
}
