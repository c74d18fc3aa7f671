using System;
using System.IO;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Device.Tests.Nano;

/// <summary>Saves what a panel shows, to be looked at, where the variable EDGE_PICTURES names a folder; nothing happens otherwise.</summary>
internal static class Pictures
{
    /// <summary>Saves a picture of RGB bytes, row by row, each pixel as a square of <paramref name="scale"/>.</summary>
    public static void Save(string name, int width, int height, int scale, Func<int, int, (byte Red, byte Green, byte Blue)> pixel)
    {
        if (Environment.GetEnvironmentVariable("EDGE_PICTURES") is not { Length: > 0 } folder)
            return;
        byte[] rgb = new byte[3 * scale * scale * width * height];
        for (int i = 0; i < rgb.Length; i += 3)
            (rgb[i], rgb[i + 1], rgb[i + 2]) = pixel(i / 3 % (width * scale) / scale, i / 3 / (width * scale) / scale);
        Directory.CreateDirectory(folder);
        PngWriter.Save(Path.Combine(folder, name + ".png"), new ColorImage(width * scale, height * scale, rgb));
    }
}
