using System;
using System.IO;
using System.Linq;
using Edge.Data;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Docs.Pictures;

/// <summary>A page as the tutorial asks for: ten lines of ten digits, each line one digit. The handwriting is that of the MNIST digits in firmware/desktop/data.</summary>
public static class SamplePage
{
    private const int Classes = 10, PerLine = 10;
    private const int Width = 800, Height = 1000, Column = 76, Row = 96, Scale = 2;
    private const int Paper = 228, Ink = 46;

    /// <summary>Draws a page.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="number">0 for the first ten digits of each class, 1 for the others.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(string root, int number)
    {
        string data = Path.Combine(root, "firmware", "desktop", "data");
        ImageSet digits = IdxFile.ParseSet(
            IdxFile.ReadBytes(Path.Combine(data, "mnist-images-idx3-ubyte")), "images", IdxFile.ReadBytes(Path.Combine(data, "mnist-labels-idx1-ubyte")), "labels");
        var page = new GrayImage(Width, Height);
        // The light falls off a little downwards, in steps that a PNG file stores in few bytes.
        for (int i = 0; i < page.Pixels.Length; i++)
            page.Pixels[i] = (byte)(Paper - (i / Width / 50));
        for (int label = 0; label < Classes; label++)
        {
            int[] images = [.. Enumerable.Range(0, digits.Count).Where(i => digits.Labels.Span[i] == label).Skip(number * PerLine).Take(PerLine)];
            for (int i = 0; i < images.Length; i++)
                // Nobody writes on a grid.
                Write(page, digits.Image(images[i]), digits.Width, 20 + (i * Column) + (7 * images[i] % 11), 16 + (label * Row) + (5 * images[i] % 13));
        }
        using var stream = new MemoryStream();
        PngWriter.Write(stream, page);
        return stream.ToArray();
    }

    // Twice as large, smoothed between the pixels.
    private static void Write(GrayImage page, ReadOnlySpan<byte> digit, int side, int left, int top)
    {
        for (int y = 0; y < (side - 1) * Scale; y++)
            for (int x = 0; x < (side - 1) * Scale; x++)
            {
                int at = (y / Scale * side) + (x / Scale), fx = x % Scale, fy = y % Scale;
                int ink = ((digit[at] * (Scale - fx)) + (digit[at + 1] * fx)) * (Scale - fy);
                ink += ((digit[at + side] * (Scale - fx)) + (digit[at + side + 1] * fx)) * fy;
                ref byte pixel = ref page.Pixels[((top + y) * page.Width) + left + x];
                pixel = (byte)(pixel + ((Ink - pixel) * ink / (255 * Scale * Scale)));
            }
    }
}
