using System;
using System.Linq;

namespace Edge.Vision.Tests;

public sealed class NoDigitTests
{
    public static TheoryData<int, int> Sizes() => new() { { 320, 240 }, { 28, 28 }, { 333, 97 }, { 64, 64 }, { 65, 65 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PlainPictures(int width, int height)
    {
        foreach (byte gray in new byte[] { 0, 1, 127, 254, 255 })
            AssertNone(width, height, (_, _) => gray);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PaperWithNoise(int width, int height)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            AssertNone(width, height, (_, _) => 200 + random.Next(-9, 10));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void UniformNoise(int width, int height)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            AssertNone(width, height, (_, _) => random.Next(256));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients(int width, int height)
    {
        AssertNone(width, height, (x, _) => x * 255 / width);
        AssertNone(width, height, (_, y) => 255 - (y * 255 / height));
        AssertNone(width, height, (x, y) => 60 + (x * 90 / width) + (y * 90 / height));
        AssertNone(width, height, (x, y) => 240 - (int)(120 * Math.Sqrt(Square(x - (width / 2), width) + Square(y - (height / 2), height))));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 200)]
    [InlineData(200, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 16384)]
    [InlineData(16384, 3)]
    public void PicturesTooSlimForADigitDoNoHarm(int width, int height)
    {
        AssertNone(width, height, (_, _) => 255);
        var random = new Random(1);
        var finder = new DigitFinder(width, height);
        var image = new GrayImage(width, height);
        byte[] digit = new byte[784];
        for (int i = 0; i < 5; i++)
        {
            random.NextBytes(image.Pixels);
            bool found = finder.TryFind(image, digit, out DigitBox box);
            Assert.Equal(found, box.Width > 0);
            Assert.Equal(found, digit.Any(v => v > 0));
        }
    }

    [Fact]
    public void TheLargestFrameIsTaken()
    {
        var image = new GrayImage(16384, 16384);
        Array.Fill(image.Pixels, (byte)200);
        Assert.False(new DigitFinder(16384, 16384).TryFind(image, new byte[784], out _));
    }

    [Fact]
    public void ABlobIsNoDigit() => AssertNone(320, 240, (x, y) => Square(x - 160, 1) + Square(y - 120, 1) < 900 && (x + y) % 97 >= 0 && Math.Abs(x - 160) < 21 && Math.Abs(y - 120) < 21 ? 40 : 220);

    private static double Square(double value, double unit) => value / unit * (value / unit);

    private static void AssertNone(int width, int height, Func<int, int, int> gray)
    {
        var image = new GrayImage(width, height);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)gray(i % width, i / width);
        byte[] digit = new byte[784];
        Assert.False(new DigitFinder(width, height).TryFind(image, digit, out DigitBox box), $"found {box}");
        Assert.Equal(default, box);
        Assert.All(digit, value => Assert.Equal(0, value));
    }
}
