using System;
using System.Linq;
using Edge.Testing;

namespace Edge.Vision.Tests;

public sealed class FindAllTests
{
    private const int Pixels = 28 * 28;

    [Theory]
    [InlineData(0)]
    [InlineData(0.12)]
    [InlineData(-0.12)]
    public void APageIsReadLineByLine(double slope)
    {
        GrayImage page = Page(slope);
        var finder = new DigitFinder(640, 480);
        byte[] digits = new byte[20 * Pixels];
        var found = new FoundDigit[20];
        Assert.Equal(12, finder.FindAll(page, digits, found));
        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(i / 4, found[i].Line);
            DigitBox box = found[i].Box;
            (double left, double top) = Corner(i % 4, i / 4, slope);
            Assert.InRange(box.X + (box.Width / 2.0), left + 15, left + 35);
            Assert.InRange(box.Y + (box.Height / 2.0), top + 25, top + 45);
            Assert.True(digits.AsSpan(i * Pixels, Pixels).ToArray().Max() > 200);
        }
        Assert.All(digits[(12 * Pixels)..], v => Assert.Equal(0, v));
    }

    [Fact]
    public void NoMoreThanThereIsRoomFor()
    {
        var finder = new DigitFinder(640, 480);
        Assert.Equal(5, finder.FindAll(Page(0), new byte[5 * Pixels], new FoundDigit[5]));
        Assert.Equal(0, finder.FindAll(Page(0), [], []));
        Assert.Throws<ArgumentException>(() => finder.FindAll(Page(0), new byte[Pixels], new FoundDigit[2]));
    }

    [Fact]
    public void OneDigitIsTheOneThatTryFindFinds()
    {
        GrayImage image = Sketch.Digit();
        var finder = new DigitFinder(320, 240);
        byte[] one = new byte[Pixels];
        byte[] all = new byte[3 * Pixels];
        var found = new FoundDigit[3];
        Assert.True(finder.TryFind(image, one, out DigitBox box));
        Assert.Equal(1, finder.FindAll(image, all, found));
        Assert.Equal(new FoundDigit(box, 0), found[0]);
        Assert.Equal(one, all[..Pixels]);
    }

    [Fact]
    public void FindingAllAllocatesNothing()
    {
        GrayImage page = Page(0);
        var finder = new DigitFinder(640, 480);
        byte[] digits = new byte[20 * Pixels];
        var found = new FoundDigit[20];
        Assert.Equal(12, finder.FindAll(page, digits, found));
        Assert.Equal(0, Allocations.Of(() => finder.FindAll(page, digits, found)));
    }

    private static (double Left, double Top) Corner(int column, int row, double slope)
    {
        double left = 60 + (140 * column);
        return (left, 90 + (110 * row) + (slope * left));
    }

    private static GrayImage Page(double slope)
    {
        var page = new GrayImage(640, 480);
        Array.Fill(page.Pixels, (byte)220);
        for (int i = 0; i < 12; i++)
        {
            (double left, double top) = Corner(i % 4, i / 4, slope);
            Sketch.Draw(page, left, top, 0.5);
        }
        return page;
    }
}
