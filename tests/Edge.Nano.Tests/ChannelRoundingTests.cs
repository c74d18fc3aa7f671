using System;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Nano;

namespace Edge.Nano.Tests;

/// <summary>One multiplication, one addition and one shift are the contract's double rounding, at every accumulator where it can go wrong.</summary>
public class ChannelRoundingTests
{
    [Fact]
    public void EveryAccumulatorIsRequantisedAsTheContractDoesIt()
    {
        var random = new Random(6);
        int tried = 0;
        for (int round = 0; round < 3000; round++)
        {
            var range = new ChannelRange(-random.Next(0, 1 << random.Next(1, 22)), random.Next(0, 1 << random.Next(1, 22)));
            int bias = random.Next(-100_000, 100_000), shift = random.Next(-31, 3), zeroPoint = random.Next(-128, 128), minimum = random.Next(-128, 128), maximum = random.Next(minimum, 128);
            int multiplier = random.Next(8) switch { 0 => 0, 1 => 1 << 30, 2 => int.MaxValue, _ => random.Next(1 << 30, int.MaxValue) };
            int stored = random.Next(2) * zeroPoint;
            if (ChannelRounding.Of(range, bias, multiplier, shift, zeroPoint, minimum, maximum, stored) is not { } rounding)
                continue;
            tried++;
            long highest = range.High - range.Low;
            foreach (long lane in new[] { 0, highest, rounding.Threshold, rounding.Threshold - 1, rounding.Positive, rounding.Positive - 1 }
                .Concat(Enumerable.Range(0, 40).Select(_ => random.NextInt64(highest + 1))).Where(l => l >= 0 && l <= highest))
            {
                int accumulator = (int)(range.Low + bias + lane);
                int expected = FixedPoint.Clamp(FixedPoint.MultiplyByQuantizedMultiplier(accumulator, multiplier, shift) + zeroPoint, minimum, maximum) - stored;
                Assert.Equal(expected, LaneText.ValueAt(lane, rounding));
            }
        }
        Assert.True(tried > 2500, $"Only {tried} of 3000 cases had a form.");
    }
}
