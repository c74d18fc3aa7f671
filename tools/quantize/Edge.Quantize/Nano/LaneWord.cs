using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Nano;

/// <summary>A 64-bit word that holds the sums of several output channels: one multiplication by an input serves them all.</summary>
/// <param name="Lanes">From the lowest bits up; together at most 63 bits, so that the word is never negative at the end.</param>
internal sealed record LaneWord(IReadOnlyList<Lane> Lanes)
{
    /// <summary>Bits of a word that lanes may take.</summary>
    public const int MostBits = 63;

    /// <summary>The word before the first product: -low in each lane.</summary>
    public long Start => unchecked(Lanes.Aggregate(0L, (sum, lane) => sum + (-lane.Range.Low << lane.Shift)));

    /// <summary>The weights of one tap, a lane each.</summary>
    /// <param name="weight">The weight of a channel.</param>
    public long Pack(Func<int, int> weight) => unchecked(Lanes.Aggregate(0L, (sum, lane) => sum + ((long)weight(lane.Channel) << lane.Shift)));

    /// <summary>Puts channels into words whose lanes stand at the same bits in every word, so that one loop serves all words.</summary>
    /// <param name="ranges">The range of each channel.</param>
    /// <returns>The words, or null where a channel alone needs more than a word.</returns>
    public static IReadOnlyList<LaneWord>? PlanUniform(IReadOnlyList<ChannelRange> ranges)
    {
        // The widest channels share a lane, then the next: what a lane is too wide for the others is least so.
        int[] channels = [.. Enumerable.Range(0, ranges.Count).OrderByDescending(c => ranges[c].Bits)];
        for (int lanes = Math.Min(channels.Length, MostBits); lanes > 0; lanes--)
        {
            int words = (channels.Length + lanes - 1) / lanes;
            int[][] shared = [.. channels.Chunk(words)];
            int[] bits = [.. shared.Select(c => ranges[c[0]].Bits)];
            if (bits.Sum() > MostBits)
                continue;
            int[] shifts = [.. bits.Select((_, l) => MostBits - bits.Skip(l).Sum())];
            return [.. Enumerable.Range(0, words).Select(n => new LaneWord([.. shared.Select((c, l) => (Channels: c, Lane: l)).Where(p => n < p.Channels.Length).Select(p => new Lane(p.Channels[n], shifts[p.Lane], ranges[p.Channels[n]]))]))];
        }
        return null;
    }

    /// <summary>Puts channels into words, in their order, as many as fit into each.</summary>
    /// <param name="ranges">The range of each channel.</param>
    /// <returns>The words, or null where a channel alone needs more than a word.</returns>
    public static IReadOnlyList<LaneWord>? Plan(IReadOnlyList<ChannelRange> ranges)
    {
        var words = new List<LaneWord>();
        int first = 0;
        while (first < ranges.Count)
        {
            int bits = 0, end = first;
            while (end < ranges.Count && bits + ranges[end].Bits <= MostBits)
                bits += ranges[end++].Bits;
            if (end == first)
                return null;
            // The lanes stand as high as they can: constants of many digits cost one instruction, small ones two.
            int shift = MostBits - bits;
            var lanes = new List<Lane>();
            for (int channel = first; channel < end; channel++)
            {
                lanes.Add(new Lane(channel, shift, ranges[channel]));
                shift += ranges[channel].Bits;
            }
            words.Add(new LaneWord(lanes));
            first = end;
        }
        return words;
    }
}
