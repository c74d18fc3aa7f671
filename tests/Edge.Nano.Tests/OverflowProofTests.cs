using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Nano;

namespace Edge.Nano.Tests;

/// <summary>The bounds of lanes: the worst inputs reach them, no input passes them, and neighbours in a word never meet.</summary>
public class OverflowProofTests
{
    [Fact]
    public void TheWorstInputReachesTheBoundAndNoneOfThemAllPassesIt()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            int low = -random.Next(0, 3), high = random.Next(1, 3), taps = random.Next(1, 5);
            int[] weights = [.. Enumerable.Range(0, taps).Select(_ => random.Next(-127, 128))];
            long[] sums = [.. Inputs(taps, low, high).Select(x => x.Zip(weights, (a, b) => (long)a * b).Sum())];
            Assert.Equal(new ChannelRange(sums.Min(), sums.Max()), ChannelRange.Of(weights, low, high));
        }
    }

    [Theory]
    [InlineData(127, 127)]
    [InlineData(-127, -127)]
    [InlineData(127, -127)]
    public void LanesOfWorstWeightsHoldTheirSums(int even, int odd)
    {
        const int channels = 10, taps = 200;
        int Weight(int channel, int tap) => (channel + tap) % 2 == 0 ? even : odd;
        IReadOnlyList<LaneWord> words = LaneWord.Plan([.. Enumerable.Range(0, channels).Select(c => ChannelRange.Of(Enumerable.Range(0, taps).Select(t => Weight(c, t)), 0, 255))])!;
        Assert.Equal(channels, words.Sum(w => w.Lanes.Count));
        foreach (Func<int, int> input in new Func<int, int>[] { _ => 255, _ => 0, t => t % 2 * 255, t => (t + 1) % 2 * 255 })
            foreach (LaneWord word in words)
            {
                long sum = word.Start;
                for (int tap = 0; tap < taps; tap++)
                    sum = unchecked(sum + input(tap) * word.Pack(c => Weight(c, tap)));
                foreach (Lane lane in word.Lanes)
                {
                    long expected = Enumerable.Range(0, taps).Sum(t => (long)input(t) * Weight(lane.Channel, t));
                    Assert.Equal(expected, (sum >> lane.Shift & lane.Mask) + lane.Range.Low);
                }
            }
    }

    private static IEnumerable<int[]> Inputs(int taps, int low, int high) => taps == 0
        ? [[]]
        : Inputs(taps - 1, low, high).SelectMany(rest => Enumerable.Range(low, high - low + 1).Select(x => rest.Append(x).ToArray()));
}
