using System;
using System.IO;
using Edge.Cli;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Data.Folders;

/// <summary>Reads picture files into images of one shape.</summary>
internal sealed class PictureReader(ImageFolderOptions options)
{
    private readonly ImageScaler _scaler = new(options.Height, options.Width, options.Channels, options.Fit);

    /// <summary>Reads a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">Receives the image.</param>
    /// <exception cref="UserErrorException">The file is no picture that can be read; the message names it.</exception>
    public void Read(string path, Span<byte> target)
    {
        (int height, int width, byte[] pixels) = Load(path);
        if (options.Invert)
            foreach (ref byte value in pixels.AsSpan())
                value = (byte)(255 - value);
        _scaler.Scale(pixels, height, width, target);
    }

    private (int Height, int Width, byte[] Pixels) Load(string path)
    {
        try
        {
            if (options.Channels == 1)
            {
                GrayImage gray = ImageFile.Load(path);
                return (gray.Height, gray.Width, gray.Pixels);
            }
            ColorImage color = ImageFile.LoadColor(path);
            return (color.Height, color.Width, color.Pixels);
        }
        catch (Exception e) when (e is InvalidImageException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{path}': {e.Message}", e);
        }
    }
}
