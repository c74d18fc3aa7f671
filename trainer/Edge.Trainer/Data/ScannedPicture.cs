using System;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>Makes of a photograph what a scanner, a drawing pad or a data set's file would have: a small picture, a flat ground and full ink.</summary>
internal static class ScannedPicture
{
    // The ground is what most of the picture shows; of the distance from there to the strongest ink this share is still ground, and from that share on it is full ink.
    private const int StrongestShare = 50;
    private const int GroundPercent = 30;
    private const int InkPercent = 80;

    /// <summary>Scans a photograph.</summary>
    /// <param name="photograph">Ink on a ground, dark on light or light on dark.</param>
    /// <param name="longer">The longer side of the scan in pixels; not more than that of the photograph.</param>
    /// <param name="isLightOnDark">Whether the scan has white ink on black, as MNIST's images, or black ink on white.</param>
    public static GrayImage Of(GrayImage photograph, int longer, bool isLightOnDark)
    {
        int from = Math.Max(photograph.Width, photograph.Height);
        GrayImage scan = Shrink(photograph, Math.Max(photograph.Width * longer / from, 1), Math.Max(photograph.Height * longer / from, 1));
        byte[] sorted = [.. scan.Pixels];
        Array.Sort(sorted);
        int ground = sorted[sorted.Length / 2], darkest = sorted[sorted.Length / StrongestShare], brightest = sorted[^(1 + (sorted.Length / StrongestShare))];
        int ink = brightest - ground > ground - darkest ? brightest : darkest, span = Math.Max(Math.Abs(ink - ground), 1);
        for (int i = 0; i < scan.Pixels.Length; i++)
        {
            int share = (scan.Pixels[i] - ground) * Math.Sign(ink - ground) * 100 / span;
            int level = Math.Clamp((share - GroundPercent) * 255 / (InkPercent - GroundPercent), 0, 255);
            scan.Pixels[i] = (byte)(isLightOnDark ? level : 255 - level);
        }
        return scan;
    }

    // Each pixel is the mean of those that it covers.
    private static GrayImage Shrink(GrayImage image, int width, int height)
    {
        var small = new GrayImage(width, height);
        for (int y = 0; y < height; y++)
        {
            int top = y * image.Height / height, bottom = Math.Max((y + 1) * image.Height / height, top + 1);
            for (int x = 0; x < width; x++)
            {
                int left = x * image.Width / width, right = Math.Max((x + 1) * image.Width / width, left + 1), sum = 0;
                for (int v = top; v < bottom; v++)
                    for (int u = left; u < right; u++)
                        sum += image.Pixels[(v * image.Width) + u];
                small.Pixels[(y * width) + x] = (byte)(sum / ((bottom - top) * (right - left)));
            }
        }
        return small;
    }
}
