using System;

namespace Edge.Vision.Tests;

/// <summary>What stands beside a digit or lies under it does not hide it.</summary>
public sealed class ClutterTests
{
    private const int Width = 320;
    private const int Height = 240;

    [Fact]
    public void OfALargeFaintAndASmallerDarkShapeTheDarkOneIsShown()
    {
        GrayImage frame = Sketch.Digit(Width, Height, 10, 40, 1.1, ink: 165);
        Sketch.Draw(frame, 210, 60, 0.8);
        Assert.True(new DigitFinder(Width, Height).TryFind(frame, new byte[784], out DigitBox box));
        Assert.InRange(box.X, 200, 215);
        Assert.InRange(box.Width, 75, 95);
    }

    [Fact]
    public void ANarrowShadowAcrossTheWholeFrameDoesNotTakeTheDigitWithIt()
    {
        var frame = new GrayImage(Width, Height);
        Array.Fill(frame.Pixels, (byte)220);
        frame.Pixels.AsSpan(110 * Width, 14 * Width).Fill(150);
        Sketch.Draw(frame, 110, 50, 1);
        byte[] digit = new byte[784];
        Assert.True(new DigitFinder(Width, Height).TryFind(frame, digit, out DigitBox box));
        Assert.InRange(box.X, 105, 115);
        Assert.InRange(box.Y, 43, 53);
        Assert.InRange(box.Width, 85, 105);
        Assert.InRange(box.Height, 125, 150);
        Assert.Equal(1, new DigitFinder(Width, Height).FindAll(frame, new byte[2 * 784], new FoundDigit[2]));
    }
}
