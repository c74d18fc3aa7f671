using System;
using System.Linq;
using Edge.Micro.Vision;
using Edge.Testing;

namespace Edge.Vision.Tests;

/// <summary>The form for microcontrollers and the one with vectors give the same bits.</summary>
public sealed class SmallDigitFinderTests
{
    public static TheoryData<int, int> Sizes() => new()
    {
        { 1, 1 }, { 1, 65 }, { 65, 1 }, { 2, 90 }, { 7, 9 }, { 8, 8 }, { 15, 70 }, { 16, 16 }, { 17, 66 }, { 28, 28 }, { 64, 64 }, { 65, 64 }, { 71, 33 }, { 72, 68 },
        { 79, 80 }, { 81, 95 }, { 96, 96 }, { 97, 103 }, { 120, 160 }, { 160, 120 }, { 163, 121 }, { 255, 257 }, { 320, 240 }, { 313, 320 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SameBitsForAllKindsOfFrames(int width, int height)
    {
        var small = new SmallDigitFinder(width, height);
        var finder = new DigitFinder(width, height);
        var frame = new GrayImage(width, height);
        foreach (Action<Random, GrayImage> draw in new Action<Random, GrayImage>[] { Noise, Paper, Digits, Specks, Lines, Blocks })
            for (int seed = 0; seed < 4; seed++)
            {
                draw(new Random(seed), frame);
                AssertSame(small, finder, frame);
            }
    }

    [Fact]
    public void SketchesAreFoundInSmallFrames()
    {
        var small = new SmallDigitFinder(96, 96);
        byte[] digit = new byte[784];
        Assert.True(small.TryFind(Sketch.Digit(96, 96, 28, 14, 0.45).Pixels, digit));
        Assert.InRange(small.Left, 27, 30);
        Assert.InRange(small.Top, 11, 15);
        Assert.InRange(small.Right, 70, 74);
        Assert.InRange(small.Bottom, 75, 79);
        byte[] large = new byte[784];
        Assert.True(new DigitFinder(320, 240).TryFind(Sketch.Digit(), large, out _));
        Assert.InRange(Sketch.Difference(large, digit), 0, 16);
    }

    [Fact]
    public void FindingAllocatesNothing()
    {
        var small = new SmallDigitFinder(96, 96);
        byte[] frame = Sketch.Digit(96, 96, 28, 14, 0.45).Pixels;
        byte[] digit = new byte[784];
        Assert.True(small.TryFind(frame, digit));
        Assert.Equal(0, Allocations.Of(() => small.TryFind(frame, digit)));
    }

    [Fact]
    public void RejectsOtherSizes()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallDigitFinder(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallDigitFinder(5, SmallDigitFinder.MaxSide + 1));
        Assert.Throws<ArgumentException>(() => new SmallDigitFinder(5, 5).TryFind(new byte[24], new byte[784]));
        Assert.Throws<ArgumentException>(() => new SmallDigitFinder(5, 5).TryFind(new byte[25], new byte[783]));
    }

    private static void AssertSame(SmallDigitFinder small, DigitFinder finder, GrayImage frame)
    {
        byte[] expected = new byte[784];
        byte[] actual = Enumerable.Repeat((byte)7, 784).ToArray();
        bool found = small.TryFind(frame.Pixels, expected);
        Assert.Equal(found, finder.TryFind(frame, actual, out DigitBox box));
        Assert.Equal(expected, actual);
        Assert.Equal(new DigitBox(small.Left, small.Top, small.Right - small.Left, small.Bottom - small.Top), box);
    }

    private static void Noise(Random random, GrayImage frame) => random.NextBytes(frame.Pixels);

    private static void Paper(Random random, GrayImage frame)
    {
        Array.Fill(frame.Pixels, (byte)random.Next(256));
        Sketch.Noise(frame, random.Next(1, 12), random.Next());
    }

    private static void Digits(Random random, GrayImage frame)
    {
        (int paper, int ink) = random.Next(3) == 0 ? (random.Next(10, 90), random.Next(130, 250)) : (random.Next(130, 250), random.Next(10, 90));
        Array.Fill(frame.Pixels, (byte)paper);
        for (int i = 0; i < random.Next(1, 4); i++)
        {
            double scale = Math.Min(frame.Width, frame.Height) / 140.0 * (0.2 + (0.7 * random.NextDouble()));
            Sketch.Draw(frame, random.NextDouble() * frame.Width * 0.6, random.NextDouble() * frame.Height * 0.4, scale, ink);
        }
        Sketch.Light(frame, 0.6 + (0.5 * random.NextDouble()), 0.6 + (0.5 * random.NextDouble()));
        Sketch.Noise(frame, random.Next(1, 9), random.Next());
    }

    private static void Specks(Random random, GrayImage frame)
    {
        int share = random.Next(2, 60);
        for (int i = 0; i < frame.Pixels.Length; i++)
            frame.Pixels[i] = (byte)(random.Next(share) == 0 ? 40 : 210);
    }

    private static void Lines(Random random, GrayImage frame)
    {
        Digits(random, frame);
        int distance = random.Next(5, 20);
        for (int i = 0; i < frame.Pixels.Length; i++)
            if (i % frame.Width % distance == 0 || i / frame.Width % distance == 1)
                frame.Pixels[i] = (byte)(frame.Pixels[i] / 2);
    }

    private static void Blocks(Random random, GrayImage frame)
    {
        int side = random.Next(3, 30);
        byte[] tones = new byte[64];
        random.NextBytes(tones);
        for (int i = 0; i < frame.Pixels.Length; i++)
            frame.Pixels[i] = tones[((i % frame.Width / side) + (7 * (i / frame.Width / side))) & 63];
    }
}
