using System;

/// <summary>What the samples look at: writing that is drawn stroke by stroke, so that no picture file is needed.</summary>
internal static class Handwriting
{
    public const int PageWidth = 640;
    public const int PageHeight = 480;

    /// <summary>28x28 bytes, white ink on black, the sign in the middle: as MNIST has digits.</summary>
    /// <param name="sign">A digit, or one of the letters A, K, M, W and X.</param>
    /// <param name="slant">How far the top leans to the right, in heights; negative for the left.</param>
    public static byte[] Sign(char sign, double slant = 0)
    {
        var pixels = new byte[28 * 28];
        Write(pixels, 28, sign, left: 7, top: 4.5, height: 19, pen: 2.6, slant);
        return pixels;
    }

    /// <summary>A photograph of paper in uneven light with lines of dark writing: <see cref="PageWidth"/> x <see cref="PageHeight"/> grey bytes.</summary>
    public static byte[] Page(params string[] lines)
    {
        var ink = new byte[PageWidth * PageHeight];
        for (int line = 0; line < lines.Length; line++)
            for (int i = 0; i < lines[line].Length; i++)
                Write(ink, PageWidth, lines[line][i], left: 70 + i * 80, top: 60 + line * 130, height: 70 + 5 * (i % 3), pen: 7, slant: 0.03 * (i % 4));
        var page = new byte[ink.Length];
        for (int i = 0; i < page.Length; i++)
        {
            int grain = (int)((uint)(i * 2654435761) >> 29);
            int paper = 225 - i % PageWidth / 12 - i / PageWidth / 16 - grain;
            page[i] = (byte)(paper - ink[i] * (paper - 45) / 255);
        }
        return page;
    }

    private static void Write(byte[] picture, int width, char sign, double left, double top, double height, double pen, double slant)
    {
        foreach ((double X, double Y)[] stroke in Strokes.Of(sign))
            for (int i = 1; i < stroke.Length; i++)
            {
                (double x0, double y0) = At(stroke[i - 1]);
                (double x1, double y1) = At(stroke[i]);
                Line(picture, width, x0, y0, x1, y1, pen / 2);
            }

        (double X, double Y) At((double X, double Y) point) => (left + height * (point.X + slant * (0.5 - point.Y)), top + height * point.Y);
    }

    private static void Line(byte[] picture, int width, double x0, double y0, double x1, double y1, double radius)
    {
        double dx = x1 - x0, dy = y1 - y0, square = Math.Max(dx * dx + dy * dy, 1e-9), reach = radius + 1;
        int bottom = Math.Min(picture.Length / width - 1, (int)(Math.Max(y0, y1) + reach)), right = Math.Min(width - 1, (int)(Math.Max(x0, x1) + reach));
        for (int y = Math.Max(0, (int)(Math.Min(y0, y1) - reach)); y <= bottom; y++)
            for (int x = Math.Max(0, (int)(Math.Min(x0, x1) - reach)); x <= right; x++)
            {
                double along = Math.Clamp(((x - x0) * dx + (y - y0) * dy) / square, 0, 1);
                double distance = Math.Sqrt(Math.Pow(x0 + along * dx - x, 2) + Math.Pow(y0 + along * dy - y, 2));
                byte ink = (byte)(255 * Math.Clamp(radius + 0.5 - distance, 0, 1));
                picture[y * width + x] = Math.Max(picture[y * width + x], ink);
            }
    }
}
