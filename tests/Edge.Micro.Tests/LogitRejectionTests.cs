using System;
using System.Numerics;

namespace Edge.Micro.Tests;

/// <summary>Proves that a rule's score is its formula in whole numbers, within 32 bits at the ends of every range.</summary>
public class LogitRejectionTests
{
    [Fact]
    public void Score_is_the_formula_for_random_rules()
    {
        var random = new Random(1);
        for (int run = 0; run < 200; run++)
        {
            int classes = random.Next(1, 12), inputs = random.Next(1, 33);
            short[] linear = Weights(random, classes * inputs), squares = Weights(random, classes * inputs);
            int[] biases = new int[classes];
            for (int i = 0; i < classes; i++)
                biases[i] = random.Next(-(1 << 29), (1 << 29) + 1);
            var logits = new sbyte[inputs];
            for (int i = 0; i < inputs; i++)
                logits[i] = (sbyte)random.Next(-128, 128);
            var rule = new LogitRejection(linear, squares, biases);
            int label = random.Next(classes);
            BigInteger expected = biases[label];
            for (int i = 0; i < inputs; i++)
                expected += ((BigInteger)128 * linear[(label * inputs) + i] * logits[i]) + ((BigInteger)squares[(label * inputs) + i] * logits[i] * logits[i]);
            Assert.Equal(expected, rule.Score(logits, label));
            Assert.Equal(expected >= 0, rule.Knows(logits, label));
        }
    }

    [Theory]
    [InlineData(1000, 1000, 127)]
    [InlineData(-1000, 1000, -128)]
    [InlineData(1000, -1000, -128)]
    [InlineData(-1000, -1000, 127)]
    public void The_largest_weights_and_logits_stay_within_32_bits(short linear, short square, sbyte logit)
    {
        var rule = new LogitRejection(Filled(32, linear), Filled(32, square), [Math.Sign(square) * (1 << 29)]);
        var logits = new sbyte[32];
        Array.Fill(logits, logit);
        long expected = (Math.Sign(square) * (1L << 29)) + (32L * ((128L * linear * logit) + ((long)square * logit * logit)));
        Assert.Equal(expected, rule.Score(logits, 0));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Contains("got 3 and 3 for 2", Refusal([1, 2, 3], [1, 2, 3], [0, 0]), StringComparison.Ordinal);
        Assert.Contains("got 4 and 2 for 2", Refusal([1, 2, 3, 4], [1, 2], [0, 0]), StringComparison.Ordinal);
        Assert.Contains("got 33 and 33 for 1", Refusal(new short[33], new short[33], [0]), StringComparison.Ordinal);
        Assert.Contains("for 0", Refusal([], [], []), StringComparison.Ordinal);
        Assert.Contains("got 1001 and 0", Refusal([1001], [0], [0]), StringComparison.Ordinal);
        Assert.Contains("got 0 and -1001", Refusal([0], [-1001], [0]), StringComparison.Ordinal);
        Assert.Contains("2^29", Refusal([0], [0], [(1 << 29) + 1]), StringComparison.Ordinal);
    }

    private static string Refusal(short[] linear, short[] squares, int[] biases) => Assert.Throws<ArgumentException>(() => new LogitRejection(linear, squares, biases)).Message;

    private static short[] Weights(Random random, int count)
    {
        var weights = new short[count];
        for (int i = 0; i < count; i++)
            weights[i] = (short)random.Next(-1000, 1001);
        return weights;
    }

    private static short[] Filled(int count, short value)
    {
        var values = new short[count];
        Array.Fill(values, value);
        return values;
    }
}
