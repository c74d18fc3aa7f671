using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Tests;

/// <summary>Proves what a session says of outputs: each by index and by name, real values on demand, the most probable classes.</summary>
public class OutputTests
{
    [Fact]
    public void Each_output_is_had_by_index_and_by_name()
    {
        // Two inputs that are outputs too, in the other order, with quantisations of their own.
        Tensor a = new("a", [2], 0.5f, 1), b = new("b", [3], 2f, -1), copy = new("copy", [3], 2f, -1);
        Session session = Model.Load(new Graph("two", [a, b], [copy, a], [new Reshape("r", b, copy)])).CreateSession();
        Assert.Equal([30, 40, 50, 10, 20], session.Run([10, 20, 30, 40, 50]).ToArray());
        Assert.Equal([30, 40, 50], session.GetOutput(0).ToArray());
        Assert.Equal([10, 20], session.GetOutput("a").ToArray());
        Assert.Equal([62f, 82f, 102f], session.GetProbabilities("copy").ToArray());
        Assert.Equal([4.5f, 9.5f], session.GetProbabilities(1).ToArray());
        Assert.Equal([62f, 82f, 102f, 4.5f, 9.5f], session.Probabilities.ToArray());
        // The classes are those of the first output, whatever stands in the second.
        Assert.Equal(new Classification(2, 8f), session.Classify(new sbyte[] { 100, 100, 1, 2, 3 }));

        Assert.Throws<ArgumentOutOfRangeException>(() => session.GetOutput(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.GetProbabilities(-1).Length);
        Assert.Contains("('copy', 'a'), got 'b'", Assert.Throws<KeyNotFoundException>(() => session.GetOutput("b").Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_values_follow_every_run()
    {
        Tensor input = new("in", [2], 1f, 0);
        Session session = Model.Load(new Graph("same", [input], [input], [])).CreateSession();
        Assert.Equal([1f, 2f], session.Run([1f, 2f]).ToArray());
        session.Run([(sbyte)3, 4]);
        Assert.Equal([3f, 4f], session.Probabilities.ToArray());
        session.Classify([5f, 6f]);
        Assert.Equal([5f, 6f], session.Probabilities.ToArray());
        Assert.Equal([0f, 1f], session.Run([(byte)0, (byte)255]).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_most_probable_classes_come_in_order(bool isUnsigned)
    {
        var random = new Random(3);
        for (int classes = 1; classes < 20; classes++)
        {
            Tensor input = new("in", [classes], 0.25f, isUnsigned ? 128 : 0, null, isUnsigned);
            Session session = Model.Load(new Graph("same", [input], [input], [])).CreateSession();
            float[] reals = [.. Enumerable.Range(0, classes).Select(_ => random.Next(-8, 8) * 0.25f)];
            session.Run(reals);
            (int Label, float Real)[] expected = [.. reals.Select((r, i) => (i, r)).OrderByDescending(p => p.r).ThenBy(p => p.i)];
            for (int count = 0; count <= classes + 2; count++)
            {
                Span<Classification> best = new Classification[count];
                Assert.Equal(Math.Min(count, classes), session.GetMostProbable(best));
                Assert.Equal(expected.Take(count).Select(e => new Classification(e.Label, e.Real)), best[..Math.Min(count, classes)].ToArray());
            }
            Assert.Equal(new Classification(expected[0].Label, expected[0].Real), session.Classify(reals));
        }
    }

    [Fact]
    public void Scales_at_the_end_of_floats_do_not_make_classes_equal()
    {
        Tensor input = new("in", [3], float.MaxValue, -128);
        Session session = Model.Load(new Graph("large", [input], [input], [])).CreateSession();
        Assert.Equal(2, session.Classify(new sbyte[] { -120, 5, 6 }).Label);
    }
}
