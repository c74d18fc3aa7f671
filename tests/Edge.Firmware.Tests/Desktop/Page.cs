using System;
using Edge.Data;
using Edge.Desktop.Sources;
using Edge.Vision;

namespace Edge.Firmware.Tests.Desktop;

/// <summary>A sheet of paper with bundled digits in lines, as a scanner would see it.</summary>
internal static class Page
{
    public const int Width = 320;
    public const int Height = 240;
    private const int Scale = 2;
    private const int Step = 90;

    /// <summary>The labels of the digits in reading order, a line each.</summary>
    public static int[][] Labels { get; } = [[Label(0), Label(1), Label(2)], [Label(3), Label(4)]];

    /// <summary>Draws it: two lines, of three digits and of two.</summary>
    public static GrayImage Draw()
    {
        ImageSet digits = BundledDigits.Load();
        var page = new GrayImage(Width, Height);
        Array.Fill(page.Pixels, (byte)225);
        for (int i = 0; i < 5; i++)
            Paste(page, digits.Image(i).ToArray(), 25 + (i % 3 * Step), 30 + (i / 3 * Step) + (i % 2 * 4));
        return page;
    }

    private static int Label(int index) => BundledDigits.Load().Labels.Span[index];

    private static void Paste(GrayImage page, byte[] digit, int left, int top)
    {
        for (int y = 0; y < BundledDigits.Side * Scale; y++)
            for (int x = 0; x < BundledDigits.Side * Scale; x++)
                page.Pixels[((top + y) * Width) + left + x] -= (byte)(digit[(y / Scale * BundledDigits.Side) + (x / Scale)] * 3 / 4);
    }
}
