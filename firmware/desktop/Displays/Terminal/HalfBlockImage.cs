using System;
using System.Collections.Generic;
using Edge.Vision;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>A grey picture of two pixels a character: upper half block, foreground above background. Boxes with labels may be marked in it.</summary>
internal sealed class HalfBlockImage : IRenderable
{
    private readonly int _width;
    private readonly int _height;
    private readonly Color[] _pixels;
    private readonly (char Text, Color Color)[] _labels;

    // The picture that is shown: its size, and where it lies in the characters' pixels.
    private int _pictureWidth = 1;
    private int _pictureHeight = 1;
    private int _left;
    private int _top;
    private int _shownWidth = 1;
    private int _shownHeight = 1;

    /// <summary>Makes a picture.</summary>
    /// <param name="width">Width in characters.</param>
    /// <param name="rows">Height in characters.</param>
    public HalfBlockImage(int width, int rows)
    {
        _width = width;
        _height = 2 * rows;
        _pixels = new Color[_width * _height];
        _labels = new (char, Color)[_width * rows];
    }

    /// <summary>Shows a picture as large as fits, in the middle, aspect kept.</summary>
    public void Set(int width, int height, ReadOnlySpan<byte> pixels)
    {
        Array.Fill(_pixels, Color.Default);
        Array.Clear(_labels);
        (_pictureWidth, _pictureHeight) = (width, height);
        // The largest size that fits, in whole pixels.
        _shownWidth = Math.Max(1, Math.Min(_width, width * _height / height));
        _shownHeight = Math.Max(1, Math.Min(_height, height * _width / width));
        _left = (_width - _shownWidth) / 2;
        _top = (_height - _shownHeight) / 2;
        for (int y = 0; y < _shownHeight; y++)
            for (int x = 0; x < _shownWidth; x++)
            {
                byte gray = Mean(
                    pixels, width, x * width / _shownWidth, (x + 1) * width / _shownWidth, y * height / _shownHeight, (y + 1) * height / _shownHeight);
                _pixels[((_top + y) * _width) + _left + x] = new Color(gray, gray, gray);
            }
    }

    /// <summary>Removes the picture.</summary>
    public void Clear()
    {
        Array.Fill(_pixels, Color.Default);
        Array.Clear(_labels);
    }

    /// <summary>Marks a box in the picture that was set.</summary>
    /// <param name="box">The box, in the picture's pixels.</param>
    /// <param name="label">A character for its top left corner.</param>
    /// <param name="color">Colour of both.</param>
    public void Mark(DigitBox box, char label, Color color)
    {
        int left = Math.Max(0, _left + (box.X * _shownWidth / _pictureWidth) - 1);
        int top = Math.Max(0, _top + (box.Y * _shownHeight / _pictureHeight) - 1);
        int right = Math.Min(_width - 1, _left + ((box.X + box.Width) * _shownWidth / _pictureWidth) + 1);
        int bottom = Math.Min(_height - 1, _top + ((box.Y + box.Height) * _shownHeight / _pictureHeight) + 1);
        for (int x = left; x <= right; x++)
            _pixels[(top * _width) + x] = _pixels[(bottom * _width) + x] = color;
        for (int y = top; y <= bottom; y++)
            _pixels[(y * _width) + left] = _pixels[(y * _width) + right] = color;
        _labels[(top / 2 * _width) + left] = (label, color);
    }

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(_width, _width);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        for (int y = 0; y < _height; y += 2)
        {
            for (int x = 0; x < _width; x++)
                yield return Cell(x, y);
            yield return Segment.LineBreak;
        }
    }

    private static byte Mean(ReadOnlySpan<byte> pixels, int stride, int left, int right, int top, int bottom)
    {
        int sum = 0;
        right = Math.Max(right, left + 1);
        bottom = Math.Max(bottom, top + 1);
        for (int y = top; y < bottom; y++)
            foreach (byte pixel in pixels.Slice((y * stride) + left, right - left))
                sum += pixel;
        return (byte)(sum / ((right - left) * (bottom - top)));
    }

    private Segment Cell(int x, int y)
    {
        (char text, Color color) = _labels[(y / 2 * _width) + x];
        return text == '\0'
            ? new Segment("\u2580", new Style(_pixels[(y * _width) + x], _pixels[((y + 1) * _width) + x]))
            : new Segment(text.ToString(), new Style(Color.Black, color, Decoration.Bold));
    }
}
