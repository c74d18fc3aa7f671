using System;
using System.IO;
using System.Linq;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.WebPage.Tests.Fakes;

/// <summary>Pictures of digits on paper: dark ink on light, larger than the samples they are made of.</summary>
internal static class Paper
{
    private const int Side = 28;
    private const byte White = 240;
    private const byte Ink = 30;

    /// <summary>The first sample of a digit.</summary>
    public static byte[] Sample(int digit) => RunningPage.Samples().First(s => s.Label == digit).Pixels.ToArray();

    /// <summary>A digit in the middle of a sheet.</summary>
    /// <param name="digit">The digit.</param>
    /// <param name="width">The sheet's width, at least the digit's.</param>
    /// <param name="height">The sheet's height, at least the digit's.</param>
    /// <param name="scale">Pixels of the sheet for each of the sample's 28x28.</param>
    public static GrayImage Draw(int digit, int width = 320, int height = 240, int scale = 5)
    {
        byte[] sample = Sample(digit);
        var sheet = new GrayImage(width, height);
        sheet.Pixels.AsSpan().Fill(White);
        int left = (width - (Side * scale)) / 2, top = (height - (Side * scale)) / 2;
        for (int y = 0; y < Side * scale; y++)
            for (int x = 0; x < Side * scale; x++)
                sheet.Pixels[((top + y) * width) + left + x] = (byte)(White - (Smooth(sample, x, y, scale) * (White - Ink) / 255));
        return sheet;
    }

    /// <summary>A picture as a PNG file.</summary>
    public static byte[] Png(GrayImage image)
    {
        using var stream = new MemoryStream();
        PngWriter.Write(stream, image);
        return stream.ToArray();
    }

    // Between the sample's pixels, as a pen's line is.
    private static int Smooth(byte[] sample, int x, int y, int scale)
    {
        int sum = 0, reach = scale / 2;
        int At(int column, int row) => sample[(Math.Clamp(row / scale, 0, Side - 1) * Side) + Math.Clamp(column / scale, 0, Side - 1)];
        foreach (int dx in new[] { -reach, 0, reach })
            foreach (int dy in new[] { -reach, 0, reach })
                sum += At(Math.Max(0, x + dx), Math.Max(0, y + dy));
        return sum / 9;
    }
}
