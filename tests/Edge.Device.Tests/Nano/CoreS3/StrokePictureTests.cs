using System;
using System.Linq;
using Edge.Nano;
using Edge.Nano.CoreS3;

namespace Edge.Device.Tests.Nano.CoreS3;

public class StrokePictureTests
{
    private readonly byte[] _picture = new byte[784];

    public static TheoryData<int, int> Placed
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int digit = 0; digit < 10; digit++)
                foreach (int percent in new[] { 50, 100, 150 })
                    data.Add(digit, percent);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Placed))]
    public void The_network_reads_what_a_finger_draws_large_or_small(int digit, int percent)
    {
        Assert.True(StrokePicture.TryDraw(Strokes(digit, percent, 20, 10), _picture));
        Pictures.Save($"strokes-{digit}-{percent}", 28, 28, 8, (x, y) => (_picture[(y * 28) + x], _picture[(y * 28) + x], _picture[(y * 28) + x]));
        sbyte[] output = new sbyte[DigitAnswer.Classes];
        var network = new DigitNetwork();
        network.Run(_picture, output);
        var answer = new DigitAnswer();
        answer.Take(output, network.Knows);
        Assert.Equal(digit, answer.Label);
    }

    [Theory]
    [MemberData(nameof(Placed))]
    public void Ink_fills_the_box_with_its_mass_in_the_middle(int digit, int percent)
    {
        StrokePicture.TryDraw(Strokes(digit, percent, 5, 8), _picture);
        (int X, int Y, int Ink)[] ink = [.. _picture.Select((v, i) => (X: i % 28, Y: i / 28, Ink: (int)v)).Where(p => p.Ink > 0)];
        double mass = ink.Sum(p => p.Ink);
        // It is the line's mass that is centred: where lines meet, that is more than the ink's.
        Assert.InRange(ink.Sum(p => p.X * p.Ink) / mass, 13.25, 14.75);
        Assert.InRange(ink.Sum(p => p.Y * p.Ink) / mass, 13.25, 14.75);
        // Soft edges reach half a pixel over the box, and a pixel that is touched counts whole.
        Assert.InRange(ink.Max(p => p.Y) - ink.Min(p => p.Y) + 1, 19, 22);
        Assert.InRange(ink.Max(p => p.X) - ink.Min(p => p.X) + 1, 2, 22);
        Assert.Equal(255, ink.Max(p => p.Ink));
    }

    [Fact]
    public void Size_and_place_on_the_pad_do_not_matter()
    {
        byte[] other = new byte[784];
        StrokePicture.TryDraw(Strokes(3, 50, 0, 0), _picture);
        StrokePicture.TryDraw(Strokes(3, 100, 77, 31), other);
        // Not to the bit: places are whole pixels of the screen.
        Assert.InRange(_picture.Zip(other, (a, b) => Math.Abs(a - b)).Average(), 0, 6);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(300, true)]
    public void A_tap_is_no_digit(int length, bool expected)
    {
        var strokes = new Strokes();
        strokes.Add(10, 10);
        strokes.Add(10, 10 + length);
        Assert.Equal(expected, StrokePicture.TryDraw(strokes, _picture));
        Assert.Equal(expected, _picture.Any(v => v > 0));
    }

    [Fact]
    public void No_stroke_is_no_digit() => Assert.False(StrokePicture.TryDraw(new Strokes(), _picture));

    [Fact]
    public void A_scribble_keeps_inside_its_memory_and_the_picture()
    {
        var random = new Random(1);
        var strokes = new Strokes();
        for (int i = 0; i < 5000; i++)
        {
            strokes.Add(random.Next(320), random.Next(240));
            if (i % 50 == 0)
                strokes.Lift();
        }
        Assert.Equal(Edge.Nano.CoreS3.Strokes.MostPoints, strokes.Count);
        Assert.True(StrokePicture.TryDraw(strokes, _picture));
        strokes.Clear();
        Assert.Equal(0, strokes.Count);
        Assert.True(strokes.Add(1, 1));
    }

    [Fact]
    public void A_finger_that_rests_is_one_point()
    {
        var strokes = new Strokes();
        Assert.True(strokes.Add(100, 100));
        Assert.False(strokes.Add(102, 98));
        Assert.True(strokes.Add(103, 100));
        strokes.Lift();
        Assert.True(strokes.Add(103, 100));
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(strokes.IsFirst));
    }

    private static Strokes Strokes(int digit, int percent, int left, int top)
    {
        var strokes = new Strokes();
        foreach ((int X, int Y)[] line in HandDrawn.Digit(digit))
        {
            foreach ((int x, int y) in line)
                strokes.Add(left + (x * percent / 100), top + (y * percent / 100));
            strokes.Lift();
        }
        return strokes;
    }
}
