using System;
using Edge.Trainer.Results;

namespace Edge.Trainer.Tests.Results;

/// <summary>Mean and deviation against values worked by hand.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void OfThreeValues()
    {
        // Mean 3; squares 4 + 1 + 9 = 14; 14 / 2 = 7.
        var spread = Spread.Of([1, 2, 6]);
        Assert.Equal((3, 3.0, 1.0, 6.0), (spread.Count, spread.Mean, spread.Minimum, spread.Maximum));
        Assert.Equal(Math.Sqrt(7), spread.Deviation, 12);
    }

    [Fact]
    public void ASingleValueHasNone() => Assert.Equal(new Spread(1, 99.5, 0, 99.5, 99.5), Spread.Of([99.5]));

    [Fact]
    public void RefusesNothing() => Assert.Throws<ArgumentException>(() => Spread.Of([]));
}
