using System;
using System.IO;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.WebPage.Camera;

/// <summary>A frame as a picture for the page: PNG, shrunk by a whole factor.</summary>
internal sealed class FramePicture : IDisposable
{
    private const int MostSide = 400;

    private readonly MemoryStream _png = new();
    private GrayImage? _small;

    /// <summary>Draws a frame.</summary>
    public byte[] Draw(GrayImage frame)
    {
        int factor = (Math.Max(frame.Width, frame.Height) + MostSide - 1) / MostSide;
        _png.SetLength(0);
        PngWriter.Write(_png, factor == 1 ? frame : Shrink(frame, factor));
        return _png.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _png.Dispose();

    private GrayImage Shrink(GrayImage frame, int factor)
    {
        int width = Math.Max(1, frame.Width / factor), height = Math.Max(1, frame.Height / factor);
        if (_small is null || _small.Width != width || _small.Height != height)
            _small = new GrayImage(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int sum = 0, count = 0;
                for (int row = y * factor; row < Math.Min((y + 1) * factor, frame.Height); row++)
                    for (int column = x * factor; column < Math.Min((x + 1) * factor, frame.Width); column++, count++)
                        sum += frame.Pixels[(row * frame.Width) + column];
                _small.Pixels[(y * width) + x] = (byte)((sum + (count / 2)) / count);
            }
        return _small;
    }
}
