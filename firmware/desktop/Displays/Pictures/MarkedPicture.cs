using System;
using System.Globalization;
using Edge.DigitReader;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Desktop.Displays.Pictures;

/// <summary>A frame in grey with coloured boxes and labels: green for answers, orange with a question mark where the network is not sure.</summary>
internal sealed class MarkedPicture
{
    // Pictures as small as MNIST's are enlarged so that a label is readable in them.
    private const int LeastSide = 240;

    // Sizes below are for a picture of this side and grow with it.
    private const int UnitSide = 320;

    private static readonly (byte Red, byte Green, byte Blue) Answered = (0, 170, 80);
    private static readonly (byte Red, byte Green, byte Blue) Unsure = (225, 120, 0);
    private static readonly (byte Red, byte Green, byte Blue) Paper = (255, 255, 255);

    private readonly int _enlarged;
    private readonly int _unit;
    private readonly byte[] _rgb;

    /// <summary>Draws a reading.</summary>
    public MarkedPicture(Reading reading)
    {
        GrayImage frame = reading.Frame;
        int side = Math.Max(frame.Width, frame.Height);
        _enlarged = Math.Max(1, LeastSide / side);
        Width = frame.Width * _enlarged;
        Height = frame.Height * _enlarged;
        _unit = Math.Max(1, side * _enlarged / UnitSide);
        _rgb = new byte[3 * Width * Height];
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                _rgb.AsSpan(3 * ((y * Width) + x), 3).Fill(frame.Pixels[(y / _enlarged * frame.Width) + (x / _enlarged)]);
        foreach (DigitReading digit in reading.Digits)
            Mark(digit);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels: red, green and blue of each.</summary>
    public ReadOnlySpan<byte> Rgb => _rgb;

    /// <summary>Writes it as PNG.</summary>
    public void Save(string path) => PngWriter.Save(path, new ColorImage(Width, Height, _rgb));

    private void Mark(DigitReading digit)
    {
        (byte, byte, byte) color = digit.Answered ? Answered : Unsure;
        int edge = 2 * _unit;
        int left = (digit.Box.X * _enlarged) - edge, top = (digit.Box.Y * _enlarged) - edge;
        int width = (digit.Box.Width * _enlarged) + (2 * edge), height = (digit.Box.Height * _enlarged) + (2 * edge);
        Fill(left, top, width, edge, color);
        Fill(left, top + height - edge, width, edge, color);
        Fill(left, top, edge, height, color);
        Fill(left + width - edge, top, edge, height, color);
        string label = string.Create(CultureInfo.InvariantCulture, $"{digit.Label}{(digit.Answered ? "" : "?")} {(int)MathF.Round(digit.Probability * 100)}%");
        DrawLabel(label, left, top, color);
    }

    // Above the box, or inside it where there is no room; never outside of the picture.
    private void DrawLabel(string text, int left, int top, (byte Red, byte Green, byte Blue) color)
    {
        int width = ((text.Length * (DigitGlyphs.Width + 1)) + 1) * _unit, height = (DigitGlyphs.Height + 2) * _unit;
        left = Math.Clamp(left, 0, Math.Max(0, Width - width));
        top = top >= height ? top - height : Math.Clamp(top, 0, Math.Max(0, Height - height));
        Fill(left, top, width, height, color);
        for (int i = 0; i < text.Length; i++)
            for (int y = 0; y < DigitGlyphs.Height; y++)
                for (int x = 0; x < DigitGlyphs.Width; x++)
                    if (DigitGlyphs.IsDot(text[i], x, y))
                        Fill(left + (((i * (DigitGlyphs.Width + 1)) + 1 + x) * _unit), top + ((1 + y) * _unit), _unit, _unit, Paper);
    }

    private void Fill(int left, int top, int width, int height, (byte Red, byte Green, byte Blue) color)
    {
        int right = Math.Min(Width, left + width), bottom = Math.Min(Height, top + height);
        for (int y = Math.Max(0, top); y < bottom; y++)
            for (int x = Math.Max(0, left); x < right; x++)
            {
                int at = 3 * ((y * Width) + x);
                (_rgb[at], _rgb[at + 1], _rgb[at + 2]) = color;
            }
    }
}
