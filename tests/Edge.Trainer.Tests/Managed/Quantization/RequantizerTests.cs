using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Managed.Quantization;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that requantisation in doubles is that of the integer contract: at ties, at every shift, at the ends of the accumulators.</summary>
public sealed class RequantizerTests
{
    private static readonly int[] Multipliers = [1 << 30, (1 << 30) + 1, int.MaxValue, int.MaxValue - 1, 1518500250, 1073807359, 0x5555_5555, 0x7FFF_0000, 0x4000_FFFF];

    [Fact]
    public unsafe void IsTheContractAtEveryShift()
    {
        int[] accumulators = [.. Accumulators()];
        var source = new FloatBuffer(accumulators.Length);
        var target = new FloatBuffer(accumulators.Length);
        float* pointer = source.Pointer;
        for (int shift = -31; shift <= 6; shift++)
            foreach (int multiplier in Multipliers)
            {
                var requantizer = new Requantizer(1);
                requantizer.Set(0, 0, multiplier, shift);
                for (int i = 0; i < accumulators.Length; i++)
                    source.Span[i] = accumulators[i];
                (double least, double greatest) = requantizer.Run(&pointer, 1, target.Pointer, accumulators.Length, int.MinValue, int.MaxValue);
                int[] expected = [.. accumulators.Select(a => FixedPoint.MultiplyByQuantizedMultiplier(a, multiplier, shift))];
                for (int i = 0; i < accumulators.Length; i++)
                    Assert.True((float)expected[i] == target.Span[i], $"{accumulators[i]} * {multiplier} * 2^{shift - 31}: expected {expected[i]}, got {target.Span[i]}");
                Assert.Equal((expected.Min(), expected.Max()), (least, greatest));
            }
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(10, 7)]
    [InlineData(16, 5)]
    [InlineData(33, 3)]
    public unsafe void ChannelsSlicesBiasesAndClamps(int channels, int rows)
    {
        var random = new SplitMix64(5, channels);
        var requantizer = new Requantizer(channels);
        int[] biases = new int[channels], multipliers = new int[channels], shifts = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            (biases[c], multipliers[c], shifts[c]) = (random.NextInt32(1 << 22) - (1 << 21), (1 << 30) + random.NextInt32(1 << 30), -random.NextInt32(14));
            requantizer.Set(c, biases[c], multipliers[c], shifts[c]);
        }
        FloatBuffer first = new(rows * channels), second = new(rows * channels);
        int[] expected = new int[rows * channels];
        for (int i = 0; i < expected.Length; i++)
        {
            int a = random.NextInt32(1 << 24) - (1 << 23), b = random.NextInt32(1 << 25) - (1 << 24), c = i % channels;
            (first.Span[i], second.Span[i]) = (a, b);
            expected[i] = Math.Clamp(FixedPoint.MultiplyByQuantizedMultiplier(a + b + biases[c], multipliers[c], shifts[c]), -700, 900);
        }
        float** sources = stackalloc float*[] { first.Pointer, second.Pointer };
        requantizer.Run(sources, 2, first.Pointer, expected.Length, -700, 900);
        Assert.Equal(expected, first.ToArray().Select(v => (int)v));
        Assert.Contains(expected, v => v is > -700 and < 900);
    }

    // Whole numbers that a float holds: around powers of two, halves of steps, and any.
    private static IEnumerable<int> Accumulators()
    {
        var random = new SplitMix64(9);
        for (int bit = 0; bit <= 24; bit++)
            for (int around = -2; around <= 2; around++)
                foreach (int sign in new[] { -1, 1 })
                    if (Math.Abs((1 << bit) + around) <= 1 << 24)
                        yield return sign * ((1 << bit) + around);
        for (int i = 0; i < 100; i++)
            yield return random.NextInt32(1 << 25) - (1 << 24);
    }
}
