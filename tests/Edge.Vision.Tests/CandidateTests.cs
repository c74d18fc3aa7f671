using System;
using System.Linq;

namespace Edge.Vision.Tests;

/// <summary>Proves that the looks after the first one offer the digit where touching digits, rules and shadows hide it from the first, within bounds, whatever the frame.</summary>
public sealed class CandidateTests
{
    private const int Pixels = 28 * 28;
    private const double Same = 0.75;

    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(2, 0.6)]
    [InlineData(3, 0.6)]
    public void Digits_that_touch_are_offered_one_by_one(int count, double scale)
    {
        // Neighbours share a few pixels at the foot of the one and the bar of the next.
        double step = 96 * scale;
        GrayImage image = Sketch.Digit(400, 240, 20, 40, scale);
        for (int i = 1; i < count; i++)
            Sketch.Draw(image, 20 + (i * step), 40, scale);
        CandidateList list = Looks(image);
        for (int i = 0; i < count; i++)
            Assert.Contains(All(list), c => Overlap(c.Box, BoxOf(20 + (i * step), 40, scale)) >= Same);
        Assert.Contains(All(list), c => c.Kind == CandidateKind.Split);
    }

    [Theory]
    [InlineData(0.0, 40)]
    [InlineData(0.1, 40)]
    [InlineData(-0.2, 70)]
    public void A_digit_is_offered_without_the_rules_that_cross_it(double slope, int ink)
    {
        GrayImage image = Sketch.Digit(320, 240, 120, 60, 0.7);
        for (int y = 90; y < 150; y += 45)
            Rule(image, y, slope, ink);
        CandidateList list = Looks(image);
        DigitCandidate[] found = [.. All(list).Where(c => Overlap(c.Box, BoxOf(120, 60, 0.7)) >= Same)];
        Assert.Contains(found, c => c.Kind == CandidateKind.WithoutRules);
    }

    [Theory]
    [InlineData(0.35)]
    [InlineData(0.5)]
    public void A_digit_half_in_shadow_is_offered_in_one_piece(double light)
    {
        // A pencil: fainter than the shadow's edge.
        GrayImage image = Sketch.Digit(320, 240, 110, 50, 1, paper: 200, ink: 140);
        for (int y = 0; y < image.Height; y++)
            for (int x = 160; x < image.Width; x++)
                image.Pixels[(y * image.Width) + x] = (byte)(image.Pixels[(y * image.Width) + x] * light);
        Sketch.Noise(image, 3, 1);
        CandidateList list = Looks(image);
        byte[] plain = new byte[Pixels];
        Assert.True(new DigitFinder(320, 240).TryFind(Sketch.Digit(), plain, out DigitBox box));
        Assert.Contains(Enumerable.Range(0, list.Count), i => Overlap(list[i].Box, box) >= Same && Sketch.Difference(plain, list.PixelsOf(i).ToArray()) < 20);
    }

    [Fact]
    public void The_first_look_is_that_of_FindAll()
    {
        GrayImage image = Sketch.Digit();
        Sketch.Draw(image, 30, 100, 0.5);
        var finder = new DigitFinder(320, 240);
        byte[] digits = new byte[4 * Pixels];
        var found = new FoundDigit[4];
        int count = finder.FindAll(image, digits, found);
        var list = new CandidateList(4);
        finder.Look(image, list);
        Assert.Equal(2, count);
        Assert.Equal(found.Take(count).Select(f => new DigitCandidate(f.Box, CandidateKind.FirstLook)), All(list));
        for (int i = 0; i < count; i++)
            Assert.Equal(digits.AsSpan(i * Pixels, Pixels), list.PixelsOf(i));
    }

    [Theory]
    [InlineData(96, 96)]
    [InlineData(640, 480)]
    [InlineData(65, 300)]
    [InlineData(1, 1)]
    [InlineData(28, 28)]
    [InlineData(1000, 90)]
    public void Whatever_the_frame_there_are_no_more_than_there_is_room_for_and_every_box_lies_in_it(int width, int height)
    {
        var random = new Random(7);
        var finder = new DigitFinder(width, height);
        var image = new GrayImage(width, height);
        foreach (int capacity in new[] { 1, 5, 40 })
        {
            var list = new CandidateList(capacity);
            for (int kind = 0; kind < 4; kind++)
            {
                Garbage(image, kind, random);
                finder.Look(image, list);
                finder.LookAgain(image, list);
                Assert.InRange(list.Count, 0, capacity);
                Assert.All(All(list), c => Assert.True(c.Box.X >= 0 && c.Box.Y >= 0 && c.Box.Width > 0 && c.Box.Height > 0 && c.Box.X + c.Box.Width <= width && c.Box.Y + c.Box.Height <= height));
            }
        }
    }

    [Fact]
    public void Looking_and_choosing_allocate_nothing()
    {
        GrayImage image = Sketch.Digit(640, 480, 200, 100, 1.5);
        Sketch.Draw(image, 330, 100, 1.5);
        Sketch.Noise(image, 20, 3);
        var finder = new DigitFinder(640, 480);
        var list = new CandidateList(40);
        var chooser = new DigitChooser(40);
        (int[] scores, int[] chosen, int[] lines) = (new int[40], new int[8], new int[8]);
        void Once()
        {
            finder.Look(image, list);
            finder.LookAgain(image, list);
            chooser.Choose(list, scores, 0, chosen, lines);
        }

        Once();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++)
            Once();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_same_frame_gives_the_same_candidates_whatever_came_before()
    {
        GrayImage image = Sketch.Digit();
        Sketch.Noise(image, 25, 5);
        var used = new DigitFinder(320, 240);
        var garbage = new GrayImage(320, 240);
        Garbage(garbage, 1, new Random(2));
        var list = new CandidateList(40);
        used.Look(garbage, list);
        used.LookAgain(garbage, list);
        used.Look(image, list);
        used.LookAgain(image, list);
        CandidateList fresh = Looks(image);
        Assert.Equal(All(fresh), All(list));
        for (int i = 0; i < fresh.Count; i++)
            Assert.Equal(fresh.PixelsOf(i), list.PixelsOf(i));
    }

    private static CandidateList Looks(GrayImage image)
    {
        var finder = new DigitFinder(image.Width, image.Height);
        var list = new CandidateList(40);
        finder.Look(image, list);
        finder.LookAgain(image, list);
        return list;
    }

    private static DigitCandidate[] All(CandidateList list) => [.. Enumerable.Range(0, list.Count).Select(i => list[i])];

    // The ink of a sketched 2: its line is 14 wide around corners from 5 to 92 and from 5 to 134.
    private static DigitBox BoxOf(double left, double top, double scale) =>
        new((int)(left - (2 * scale)), (int)(top - (2 * scale)), (int)(101 * scale), (int)(143 * scale));

    private static double Overlap(DigitBox a, DigitBox b)
    {
        double width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X), height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        double both = Math.Max(0, width) * Math.Max(0, height);
        return both / ((a.Width * a.Height) + (b.Width * b.Height) - both);
    }

    private static void Rule(GrayImage image, int top, double slope, int ink)
    {
        for (int x = 0; x < image.Width; x++)
            for (int k = 0; k < 3; k++)
                image.Pixels[((int)Math.Round(top + (slope * (x - (image.Width / 2)))) + k) * image.Width + x] = (byte)ink;
    }

    private static void Garbage(GrayImage image, int kind, Random random)
    {
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = kind switch
            {
                0 => 0,
                1 => (byte)random.Next(256),
                2 => (byte)((i % image.Width / 3 % 2) * 255),
                _ => (byte)(random.Next(40) == 0 ? 0 : 255),
            };
    }
}
