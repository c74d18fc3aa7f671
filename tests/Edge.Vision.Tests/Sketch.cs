using System;

namespace Edge.Vision.Tests;

/// <summary>Drawings for tests: a digit two as a thick line on paper, placed, lit and inked as asked.</summary>
internal static class Sketch
{
    // The corners of a 2 in a box of 100 x 140.
    private static readonly (double X, double Y)[] Two = [(5, 35), (25, 8), (60, 5), (88, 30), (80, 65), (45, 100), (8, 134), (92, 134)];

    /// <summary>Paper of one grey with a 2 in another.</summary>
    public static GrayImage Digit(int width = 320, int height = 240, double left = 110, double top = 50, double scale = 1, int paper = 220, int ink = 40)
    {
        var image = new GrayImage(width, height);
        Array.Fill(image.Pixels, (byte)paper);
        Stroke(image, left, top, scale, 7 * scale, ink);
        return image;
    }

    /// <summary>Draws another 2 into a picture.</summary>
    public static void Draw(GrayImage image, double left, double top, double scale, int ink = 40) => Stroke(image, left, top, scale, 7 * scale, ink);

    /// <summary>Multiplies every pixel by a light that changes linearly over the frame.</summary>
    public static void Light(GrayImage image, double fromLeft, double toRight)
    {
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            double share = (double)(i % image.Width) / image.Width;
            image.Pixels[i] = (byte)Math.Clamp(image.Pixels[i] * (fromLeft + ((toRight - fromLeft) * share)), 0, 255);
        }
    }

    /// <summary>Adds noise that is uniform in [-amplitude, amplitude].</summary>
    public static void Noise(GrayImage image, int amplitude, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)Math.Clamp(image.Pixels[i] + random.Next(-amplitude, amplitude + 1), 0, 255);
    }

    /// <summary>Sum of absolute differences a pixel of two 28x28 pictures.</summary>
    public static double Difference(byte[] a, byte[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += Math.Abs(a[i] - b[i]);
        return sum / a.Length;
    }

    private static void Stroke(GrayImage image, double left, double top, double scale, double radius, int ink)
    {
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
            {
                double nearest = double.MaxValue;
                for (int i = 1; i < Two.Length; i++)
                    nearest = Math.Min(nearest, Distance(x - left, y - top, Two[i - 1], Two[i], scale));
                double cover = Math.Clamp(radius + 0.5 - nearest, 0, 1);
                ref byte pixel = ref image.Pixels[(y * image.Width) + x];
                pixel = (byte)Math.Round(pixel + ((ink - pixel) * cover));
            }
    }

    private static double Distance(double x, double y, (double X, double Y) a, (double X, double Y) b, double scale)
    {
        double dx = (b.X - a.X) * scale;
        double dy = (b.Y - a.Y) * scale;
        double px = x - (a.X * scale);
        double py = y - (a.Y * scale);
        double t = Math.Clamp(((px * dx) + (py * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(((px - (t * dx)) * (px - (t * dx))) + ((py - (t * dy)) * (py - (t * dy))));
    }
}
