using System;
using System.IO;
using Edge.Micro.Vision.Steps;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Docs.Pictures;

/// <summary>How a digit is found: the photograph, what is ink in it, what is taken for the digit, and the 28x28 pixels that the network gets; side by side.</summary>
public static class VisionPicture
{
    private const int Gap = 8, Grey = 160;

    /// <summary>Draws the picture.</summary>
    /// <param name="root">The repository's folder; docs/pictures/photograph.png is the photograph.</param>
    public static byte[] Draw(string root)
    {
        GrayImage photograph = ImageFile.Load(Path.Combine(root, "docs", "pictures", "photograph.png"));
        int width = photograph.Width, height = photograph.Height;
        var search = new DigitSearch(new FrameGeometry(width, height), new PixelScanner(), new GridFilter());
        int group = search.FindOne(photograph.Pixels);
        if (group < 0)
            throw new InvalidOperationException("Expected a photograph in which vision finds a digit.");
        var digit = new byte[DigitFinder.DigitSide * DigitFinder.DigitSide];
        search.Draw(photograph.Pixels, group, digit, 0);

        int scale = height / DigitFinder.DigitSide, side = DigitFinder.DigitSide * scale;
        var sheet = new GrayImage((3 * (width + Gap)) + side, height);
        Array.Fill(sheet.Pixels, (byte)255);
        Paint(sheet, 0, width, height, (x, y) => photograph.Pixels[(y * width) + x]);
        Ink(sheet, width + Gap, search, _ => true, 0);
        // The ink that is left out stays as a light grey.
        Ink(sheet, 2 * (width + Gap), search, _ => true, Grey + 60);
        Ink(sheet, 2 * (width + Gap), search, component => IsOf(search, component, group), 0);
        Paint(sheet, 3 * (width + Gap), side, side, (x, y) => digit[(y / scale * DigitFinder.DigitSide) + (x / scale)]);
        using var stream = new MemoryStream();
        PngWriter.Write(stream, sheet);
        return stream.ToArray();
    }

    private static bool IsOf(DigitSearch search, int component, int group)
    {
        for (int i = 0; i < search.Strokes.Count; i++)
            if (search.Strokes.Component[i] == component)
                return search.Groups.Of[i] == group;
        return false;
    }

    private static void Paint(GrayImage sheet, int left, int width, int height, Func<int, int, byte> pixel)
    {
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                sheet.Pixels[(y * sheet.Width) + left + x] = pixel(x, y);
    }

    private static void Ink(GrayImage sheet, int left, DigitSearch search, Func<int, bool> shows, byte grey)
    {
        int height = search.Geometry.Height;
        for (int component = 0; component < search.Components.Count; component++)
            if (shows(component))
                for (int run = search.Components.FirstRun[component]; run >= 0; run = search.Components.Next[run])
                {
                    int row = 0;
                    while (row + 1 < height && search.Runs.First[row + 1] <= run)
                        row++;
                    for (int x = search.Runs.Start[run]; x < search.Runs.End[run]; x++)
                        sheet.Pixels[(row * sheet.Width) + left + x] = grey;
                }
    }
}
