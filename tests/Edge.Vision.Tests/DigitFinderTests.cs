using System;
using System.Linq;
using Edge.Testing;

namespace Edge.Vision.Tests;

public sealed class DigitFinderTests
{
    private static readonly byte[] Plain = Find(Sketch.Digit());

    [Fact]
    public void TheDigitIsDrawnAsInMnist()
    {
        int[] columns = [.. Enumerable.Range(0, 28).Where(x => Enumerable.Range(0, 28).Any(y => Plain[(y * 28) + x] > 0))];
        int[] rows = [.. Enumerable.Range(0, 28).Where(y => Enumerable.Range(0, 28).Any(x => Plain[(y * 28) + x] > 0))];
        Assert.Equal(20, Math.Max(columns[^1] - columns[0], rows[^1] - rows[0]) + 1);
        double mass = Plain.Sum(v => v);
        Assert.InRange(Enumerable.Range(0, 784).Sum(i => Plain[i] * (i % 28)) / mass, 13.5, 14.5);
        Assert.InRange(Enumerable.Range(0, 784).Sum(i => Plain[i] * (i / 28)) / mass, 13.5, 14.5);
        Assert.Equal(255, Plain.Max());
        Assert.Equal(0, Plain[0]);
    }

    [Fact]
    public void TheBoxEnclosesTheInk()
    {
        Assert.True(new DigitFinder(320, 240).TryFind(Sketch.Digit(), new byte[784], out DigitBox box));
        Assert.InRange(box.X, 105, 111);
        Assert.InRange(box.Y, 46, 49);
        Assert.InRange(box.X + box.Width, 207, 212);
        Assert.InRange(box.Y + box.Height, 189, 194);
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(111, 50)]
    [InlineData(113, 53)]
    [InlineData(200, 77)]
    public void MovingTheDigitChangesNothing(int left, int top) => Assert.Equal(Plain, Find(Sketch.Digit(left: left, top: top)));

    [Theory]
    [InlineData(320, 240, 1)]
    [InlineData(28, 28, 0.17)]
    [InlineData(333, 251, 1)]
    public void InvertingChangesNothing(int width, int height, double scale)
    {
        GrayImage image = Sketch.Digit(width, height, width * 0.3, height * 0.1, scale);
        Sketch.Noise(image, 3, 1);
        byte[] digit = Find(image);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(255 - image.Pixels[i]);
        Assert.Equal(digit, Find(image));
    }

    [Theory]
    [InlineData(250, 10)]
    [InlineData(180, 90)]
    [InlineData(110, 40)]
    public void BrightnessAndContrastChangeLittle(int paper, int ink) =>
        Assert.InRange(Sketch.Difference(Plain, Find(Sketch.Digit(paper: paper, ink: ink))), 0, 3);

    [Theory]
    [InlineData(0.5, 1.1)]
    [InlineData(1.15, 0.4)]
    public void LightingChangesLittle(double left, double right)
    {
        GrayImage image = Sketch.Digit();
        Sketch.Light(image, left, right);
        Assert.InRange(Sketch.Difference(Plain, Find(image)), 0, 4);
    }

    [Fact]
    public void NoiseChangesLittle()
    {
        GrayImage image = Sketch.Digit();
        Sketch.Noise(image, 20, 3);
        Assert.InRange(Sketch.Difference(Plain, Find(image)), 0, 5);
    }

    [Fact]
    public void SpecksAndWhatTouchesTheBorderAreIgnored()
    {
        GrayImage image = Sketch.Digit();
        foreach ((int x, int y) in new[] { (20, 20), (21, 20), (90, 60), (270, 200), (150, 100), (151, 100) })
            image.Pixels[(y * 320) + x] = 40;
        image.Pixels.AsSpan(230 * 320, 320 * 10).Fill(30);
        Assert.InRange(Sketch.Difference(Plain, Find(image)), 0, 1);
    }

    [Fact]
    public void BrokenStrokesAreJoined()
    {
        GrayImage image = Sketch.Digit();
        image.Pixels.AsSpan(118 * 320, 4 * 320).Fill(220);
        Assert.True(new DigitFinder(320, 240).TryFind(image, new byte[784], out DigitBox box));
        Assert.InRange(box.Height, 138, 148);
    }

    [Theory]
    [InlineData(640, 480, 2)]
    [InlineData(1921, 1083, 5)]
    [InlineData(163, 121, 0.5)]
    [InlineData(20, 28, 0.17)]
    public void OtherSizesGiveNearlyTheSame(int width, int height, double scale) =>
        Assert.InRange(Sketch.Difference(Plain, Find(Sketch.Digit(width, height, width * 0.2 + (4 * scale), height * 0.08 + (4 * scale), scale))), 0, 16);

    [Fact]
    public void ADifferentDigitIsFarAway()
    {
        // Tells the bounds above from bounds that anything meets.
        GrayImage bar = Blank(320, 240, 220);
        for (int y = 40; y < 200; y++)
            bar.Pixels.AsSpan((y * 320) + 150, 20).Fill(40);
        Assert.True(Sketch.Difference(Plain, Find(bar)) > 25);
    }

    [Fact]
    public void RejectsOtherSizes()
    {
        var finder = new DigitFinder(10, 10);
        Assert.Throws<ArgumentException>(() => finder.TryFind(new GrayImage(10, 11), new byte[784], out _));
        Assert.Throws<ArgumentException>(() => finder.TryFind(new GrayImage(10, 10), new byte[783], out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DigitFinder(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DigitFinder(1, 16385));
    }

    [Theory]
    [InlineData(28, 28, 0.17)]
    [InlineData(320, 240, 1)]
    [InlineData(1280, 960, 4)]
    public void FindingAllocatesNothing(int width, int height, double scale)
    {
        GrayImage image = Sketch.Digit(width, height, width * 0.3, height * 0.1, scale);
        var finder = new DigitFinder(width, height);
        byte[] digit = new byte[784];
        Assert.True(finder.TryFind(image, digit, out _));
        Assert.Equal(0, Allocations.Of(() => finder.TryFind(image, digit, out _)));
    }

    private static GrayImage Blank(int width, int height, byte gray)
    {
        var image = new GrayImage(width, height);
        Array.Fill(image.Pixels, gray);
        return image;
    }

    private static byte[] Find(GrayImage image)
    {
        byte[] digit = new byte[784];
        Assert.True(new DigitFinder(image.Width, image.Height).TryFind(image, digit, out DigitBox box), "no digit was found");
        Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= image.Width && box.Y + box.Height <= image.Height);
        return digit;
    }
}
