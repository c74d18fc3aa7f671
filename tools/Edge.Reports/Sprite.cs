using System;
using System.IO;
using System.Xml.Linq;
using Edge.Vision.Images;

namespace Edge.Reports;

/// <summary>A small RGB picture that becomes part of the page.</summary>
/// <param name="width">Width in pixels.</param>
/// <param name="height">Height in pixels.</param>
public sealed class Sprite(int width, int height)
{
    private readonly byte[] _rgb = new byte[3 * width * height];

    /// <summary>Width in pixels.</summary>
    public int Width => width;

    /// <summary>Height in pixels.</summary>
    public int Height => height;

    /// <summary>Paints a rectangle.</summary>
    public void Fill(int left, int top, int columns, int rows, (byte Red, byte Green, byte Blue) colour)
    {
        for (int y = top; y < top + rows; y++)
            for (int x = left; x < left + columns; x++)
                Set(x, y, colour);
    }

    /// <summary>Paints a pixel.</summary>
    public void Set(int x, int y, (byte Red, byte Green, byte Blue) colour) =>
        (_rgb[3 * ((y * width) + x)], _rgb[(3 * ((y * width) + x)) + 1], _rgb[(3 * ((y * width) + x)) + 2]) = colour;

    /// <summary>The picture as an element, each pixel so many pixels of the page.</summary>
    public XElement Draw(int scale, string description)
    {
        using var stream = new MemoryStream();
        PngWriter.WriteRgb(stream, width, height, _rgb);
        return Html.Of(
            "img",
            new XAttribute("src", "data:image/png;base64," + Convert.ToBase64String(stream.ToArray())),
            new XAttribute("width", width * scale),
            new XAttribute("height", height * scale),
            new XAttribute("alt", description));
    }
}
