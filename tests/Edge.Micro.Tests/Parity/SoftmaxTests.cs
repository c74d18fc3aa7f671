using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Edge.Micro.Tests.Parity;

/// <summary>Bounds the softmax by the real one. Its bits are proved by the parity suite and by whole reference models; here its meaning is.</summary>
public class SoftmaxTests(ITestOutputHelper log)
{
    private static readonly Gen<(sbyte[] Row, float Scale)> Rows = Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        var random = new Random(seed);
        var parts = new Parts(random);
        sbyte[] row = parts.Values(parts.Chance(50) ? parts.ChannelCount() : parts.From(1, 100), parts.ZeroPoint());
        return (row, (float)Math.Exp((random.NextDouble() * 14) - 10));
    });

    [Fact]
    public void Every_output_is_within_one_step_of_the_real_softmax()
    {
        double worst = 0;
        Properties.Holds(
            Rows,
            c =>
            {
                double[] real = RealSoftmax.Steps(c.Row, c.Scale);
                foreach ((double expected, sbyte got) in real.Zip(Run(c.Row, c.Scale)))
                    worst = Math.Max(worst, Math.Abs(Math.Min(expected, 255) - (got + 128)));
                Assert.InRange(worst, 0, 1);
            },
            3_000);
        log.WriteLine($"furthest from the real softmax: {worst:F4} of a step");
        // Measured: 0.5 of a step and less than 0.01 over, which is the rounding itself.
        Assert.InRange(worst, 0.25, 0.51);
    }

    [Fact]
    public void A_larger_input_never_gets_a_smaller_probability() => Properties.Holds(
        Rows,
        c =>
        {
            sbyte[] got = Run(c.Row, c.Scale);
            int[] order = [.. Enumerable.Range(0, got.Length).OrderBy(i => c.Row[i])];
            for (int i = 1; i < order.Length; i++)
            {
                Assert.True(got[order[i]] >= got[order[i - 1]]);
                if (c.Row[order[i]] == c.Row[order[i - 1]])
                    Assert.Equal(got[order[i]], got[order[i - 1]]);
            }
        },
        2_000);

    [Fact]
    public void The_probabilities_sum_to_256_steps_but_for_the_roundings() => Properties.Holds(
        Rows,
        c => Assert.InRange(Run(c.Row, c.Scale).Sum(q => q + 128), 255 - (0.51 * c.Row.Length), 256 + (0.51 * c.Row.Length)),
        2_000);

    [Fact]
    public void Adding_a_constant_to_all_inputs_changes_nothing() => Properties.Holds(
        Rows.Where(c => c.Row.Max() < 127),
        c => Assert.Equal(Run(c.Row, c.Scale), Run([.. c.Row.Select(q => (sbyte)(q + 1))], c.Scale)),
        1_000);

    [Fact]
    public void Rows_do_not_see_each_other() => Properties.Holds(
        Rows.Two(),
        pair =>
        {
            int depth = Math.Min(pair.Item1.Row.Length, pair.Item2.Row.Length);
            sbyte[] first = pair.Item1.Row[..depth], second = pair.Item2.Row[..depth];
            float scale = pair.Item1.Scale;
            Assert.Equal([.. Run(first, scale), .. Run(second, scale)], Run([.. first, .. second], scale, depth));
        },
        500);

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(600)]
    [InlineData(4095)]
    public void Equal_inputs_share_the_probability(int classes) =>
        Assert.All(Run(new sbyte[classes], 0.1f), q => Assert.Equal(Math.Round(256.0 / classes, MidpointRounding.AwayFromZero), q + 128));

    [Fact]
    public void By_hand()
    {
        // exp(0) : exp(-ln 3) = 3 : 1 in real numbers; with a scale of ln(3) the steps are 192 and 64 of 256.
        Assert.Equal([192 - 128, 64 - 128], Run([1, 0], MathF.Log(3)));
        // One class: probability 1 saturates at 255/256.
        Assert.Equal([127], Run([-128], 1f));
        // A difference of 255 * 1 is far below exp(-31): left out.
        Assert.Equal([127, -128], Run([127, -128], 1f));
        // Four equal ones: 64 steps each.
        Assert.Equal([-64, -64, -64, -64], Run([9, 9, 9, 9], 0.01f));
    }

    private static sbyte[] Run(sbyte[] values, float scale, int depth = 0)
    {
        depth = depth == 0 ? values.Length : depth;
        Assert.True(Softmax.TryScale(1f, scale, out int multiplier, out int shift));
        int[] shape = [values.Length / depth, depth];
        var step = new Softmax("softmax", new Tensor("in", shape, scale, 0), new Tensor("out", shape, 1f / 256, -128), multiplier, shift);
        return new ReferenceImplementation().Run(step, [values]);
    }
}
