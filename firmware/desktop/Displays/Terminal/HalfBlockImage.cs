using System;
using System.Collections.Generic;
using Edge.Vision;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>A grey picture of two pixels a character: upper half block, foreground above background. A box may be marked in it.</summary>
internal sealed class HalfBlockImage : IRenderable
{
    private static readonly Color BoxColor = new(0, 200, 90);

    private readonly int _width;
    private readonly int _height;
    private readonly Color[] _pixels;

    /// <summary>Makes a picture.</summary>
    /// <param name="width">Width in characters.</param>
    /// <param name="rows">Height in characters.</param>
    public HalfBlockImage(int width, int rows)
    {
        _width = width;
        _height = 2 * rows;
        _pixels = new Color[_width * _height];
    }

    /// <summary>Shows a picture as large as fits, in the middle, aspect kept.</summary>
    public void Set(int width, int height, ReadOnlySpan<byte> pixels, DigitBox box = default)
    {
        Array.Fill(_pixels, Color.Default);
        // Shown size: the largest that fits, in whole characters.
        int shownWidth = Math.Max(1, Math.Min(_width, width * _height / height));
        int shownHeight = Math.Max(1, Math.Min(_height, height * _width / width));
        int left = (_width - shownWidth) / 2;
        int top = (_height - shownHeight) / 2;
        for (int y = 0; y < shownHeight; y++)
            for (int x = 0; x < shownWidth; x++)
            {
                byte gray = Mean(pixels, width, x * width / shownWidth, (x + 1) * width / shownWidth, y * height / shownHeight, (y + 1) * height / shownHeight);
                _pixels[((top + y) * _width) + left + x] = new Color(gray, gray, gray);
            }
        if (box.Width > 0)
            Mark(left + (box.X * shownWidth / width) - 1, top + (box.Y * shownHeight / height) - 1,
                left + ((box.X + box.Width) * shownWidth / width) + 1, top + ((box.Y + box.Height) * shownHeight / height) + 1);
    }

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(_width, _width);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        for (int y = 0; y < _height; y += 2)
        {
            for (int x = 0; x < _width; x++)
                yield return new Segment("\u2580", new Style(_pixels[(y * _width) + x], _pixels[((y + 1) * _width) + x]));
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

    private void Mark(int left, int top, int right, int bottom)
    {
        left = Math.Max(0, left);
        top = Math.Max(0, top);
        right = Math.Min(_width - 1, right);
        bottom = Math.Min(_height - 1, bottom);
        for (int x = left; x <= right; x++)
            _pixels[(top * _width) + x] = _pixels[(bottom * _width) + x] = BoxColor;
        for (int y = top; y <= bottom; y++)
            _pixels[(y * _width) + left] = _pixels[(y * _width) + right] = BoxColor;
    }
}
