using System.Collections.Generic;
using System.Numerics;

namespace Edge.Quantize.Nano;

/// <summary>What the weighted sum of one output channel can be, whatever the input: the proof that its lane cannot overflow.</summary>
/// <remarks>
/// low = sum of min(w * xLow, w * xHigh), high = sum of max(w * xLow, w * xHigh), in exact integers. Both are reached, by the input that has
/// xHigh where a weight is positive and xLow where it is negative, or the other way round. Arithmetic modulo 2^64 makes every sum on the way
/// harmless: only the end of a sum has to fit its lane.
/// </remarks>
/// <param name="Low">The smallest sum, 0 or less.</param>
/// <param name="High">The largest sum, 0 or more.</param>
internal sealed record ChannelRange(long Low, long High)
{
    /// <summary>Bits that hold sum - low for every sum; at least 1.</summary>
    public int Bits => 64 - BitOperations.LeadingZeroCount((ulong)(High - Low) | 1);

    /// <summary>The range of a channel.</summary>
    /// <param name="weights">Its weights.</param>
    /// <param name="xLow">Smallest input, 0 or less: a padded cell is 0.</param>
    /// <param name="xHigh">Largest input, 0 or more.</param>
    public static ChannelRange Of(IEnumerable<int> weights, int xLow, int xHigh)
    {
        long low = 0, high = 0;
        foreach (int weight in weights)
        {
            long first = (long)weight * xLow, second = (long)weight * xHigh;
            low += first < second ? first : second;
            high += first < second ? second : first;
        }
        return new ChannelRange(low, high);
    }
}
