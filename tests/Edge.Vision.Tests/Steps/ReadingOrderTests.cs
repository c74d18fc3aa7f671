using System;
using System.Linq;
using Edge.Vision.Steps;

namespace Edge.Vision.Tests.Steps;

public sealed class ReadingOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    [InlineData(-0.2)]
    public void LinesThatSlopeAreReadOneByOne(double slope)
    {
        // Three lines of five, of uneven heights, shuffled.
        DigitBox[] page = [.. Enumerable.Range(0, 15).Select(i =>
        {
            int x = 40 + (50 * (i % 5)) + (7 * (i / 5));
            int height = 28 + (i * 7 % 9);
            return new DigitBox(x, (int)(100 + (60 * (i / 5)) + (slope * x) - (height / 2)), 20, height);
        })];
        int[] shuffled = [.. Enumerable.Range(0, 15)];
        new Random(4).Shuffle(shuffled);
        int[] order = new int[15];
        int[] lines = new int[15];
        new ReadingOrder(15).Compute([.. shuffled.Select(i => page[i])], order, lines);
        Assert.Equal(Enumerable.Range(0, 15), order.Select(i => shuffled[i]));
        Assert.Equal(Enumerable.Range(0, 15).Select(i => i / 5), lines);
    }

    [Fact]
    public void AColumnIsALineEach()
    {
        int[] order = new int[4];
        int[] lines = new int[4];
        new ReadingOrder(4).Compute([new(50, 200, 20, 30), new(48, 20, 20, 30), new(52, 140, 20, 30), new(50, 80, 20, 30)], order, lines);
        Assert.Equal([1, 3, 2, 0], order);
        Assert.Equal([0, 1, 2, 3], lines);
    }

    [Fact]
    public void NothingIsNoLine() => new ReadingOrder(0).Compute([], [], []);
}
