using System;
using System.Linq;
using Edge.Testing;

namespace Edge.Vision.Tests;

/// <summary>Proves that surroundings are drawn by the formula, whatever the box and the frame, and for what is half outside.</summary>
public class SurroundingsTests
{
    private const int Length = Surroundings.Length;

    [Fact]
    public void The_view_is_that_of_the_formula()
    {
        var random = new Random(3);
        var view = new byte[Length];
        for (int round = 0; round < 60; round++)
        {
            GrayImage frame = RandomFrame(random, random.Next(1, 90), random.Next(1, 90));
            var box = new DigitBox(random.Next(-9, frame.Width), random.Next(-9, frame.Height), random.Next(1, 70), random.Next(1, 70));
            Surroundings.Draw(frame, box, view);
            Assert.Equal(ByTheFormula(frame, box), view);
        }
    }

    [Fact]
    public void A_frame_of_twice_the_size_gives_the_same_view()
    {
        var random = new Random(4);
        GrayImage small = RandomFrame(random, 40, 30);
        var large = new GrayImage(80, 60);
        for (int i = 0; i < large.Pixels.Length; i++)
            large.Pixels[i] = small.Pixels[(i / 80 / 2 * 40) + (i % 80 / 2)];
        byte[] first = new byte[Length], second = new byte[Length];
        Surroundings.Draw(small, new DigitBox(10, 8, 7, 12), first);
        Surroundings.Draw(large, new DigitBox(20, 16, 14, 24), second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Contrast_is_full_but_the_noise_of_blank_paper_stays_weak()
    {
        var view = new byte[Length];
        var frame = new GrayImage(50, 50);
        frame.Pixels.AsSpan().Fill(130);
        var box = new DigitBox(20, 20, 10, 10);
        frame.Pixels.AsSpan(25 * 50, 50).Fill(131);
        Surroundings.Draw(frame, box, view);
        Assert.InRange(view.Max(), 1, 16);
        frame.Pixels.AsSpan(20 * 50, 300).Fill(180);
        Surroundings.Draw(frame, box, view);
        Assert.Equal((0, 255), (view.Min(), view.Max()));
    }

    [Fact]
    public void It_allocates_nothing()
    {
        GrayImage frame = RandomFrame(new Random(5), 64, 48);
        var view = new byte[Length];
        Assert.Equal(0, Allocations.Of(() => Surroundings.Draw(frame, new DigitBox(3, 3, 20, 30), view)));
    }

    [Fact]
    public void A_view_of_another_length_is_refused() =>
        Assert.StartsWith("Expected room for 3136 values, got 784; pass 28 * 28 * 4 bytes.", Assert.Throws<ArgumentException>(() => Surroundings.Draw(new GrayImage(9, 9), default, new byte[784])).Message, StringComparison.Ordinal);

    private static GrayImage RandomFrame(Random random, int width, int height)
    {
        var frame = new GrayImage(width, height);
        random.NextBytes(frame.Pixels);
        return frame;
    }

    // Square of 2.5 times the longer side around the centre, 112 samples either way at the pixels that they fall into, means of 2x2 in cells of 2x2 values, contrast stretched. All of it exact in decimals.
    private static byte[] ByTheFormula(GrayImage frame, DigitBox box)
    {
        decimal side = 2.5m * Math.Max(box.Width, box.Height);
        int At(int start, int length, int sample, int end) =>
            (int)Math.Clamp(Math.Floor((start * 224m + (length * 112m) - (side * 112m) + (side * ((2 * sample) + 1))) / 224m), 0, end - 1);
        var sums = new int[Length];
        for (int y = 0; y < 112; y++)
            for (int x = 0; x < 112; x++)
                sums[(((y / 4 * 28) + (x / 4)) * 4) + (y / 2 % 2 * 2) + (x / 2 % 2)] += frame.Pixels[(At(box.Y, box.Height, y, frame.Height) * frame.Width) + At(box.X, box.Width, x, frame.Width)];
        int least = sums.Min(), range = Math.Max(sums.Max() - least, 24 * 4);
        return [.. sums.Select(s => (byte)Math.Floor(((s - least) * 255m / range) + 0.5m))];
    }
}
