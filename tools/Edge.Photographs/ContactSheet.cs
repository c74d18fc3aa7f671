using System;
using System.Collections.Generic;
using Edge.Vision;

namespace Edge.Photographs;

/// <summary>Many photographs on one picture, to look at.</summary>
public static class ContactSheet
{
    private const int Gap = 4;
    private static readonly byte[] Frame = [40, 200, 60];

    /// <summary>Lays photographs out in rows, shrunk or enlarged to one size, the digits' boxes drawn in.</summary>
    /// <param name="photographs">At least one.</param>
    /// <param name="columns">Photographs in a row, at least 1.</param>
    /// <param name="width">Width of a photograph on the sheet, in pixels.</param>
    /// <param name="height">Height of a photograph on the sheet, in pixels.</param>
    /// <param name="boxes">Whether the digits' boxes are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no photographs, or a number is below 1.</exception>
    public static ColorImage Draw(IReadOnlyList<Photograph> photographs, int columns, int width, int height, bool boxes)
    {
        ArgumentNullException.ThrowIfNull(photographs);
        ArgumentOutOfRangeException.ThrowIfZero(photographs.Count, nameof(photographs));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        int rows = (photographs.Count + columns - 1) / columns;
        (int sheetWidth, int sheetHeight) = ((columns * (width + Gap)) + Gap, (rows * (height + Gap)) + Gap);
        var sheet = new ColorImage(sheetWidth, sheetHeight, new byte[3 * sheetWidth * sheetHeight]);
        for (int i = 0; i < photographs.Count; i++)
            Place(photographs[i], sheet, Gap + (i % columns * (width + Gap)), Gap + (i / columns * (height + Gap)), width, height, boxes);
        return sheet;
    }

    private static void Place(Photograph photograph, ColorImage sheet, int left, int top, int width, int height, bool boxes)
    {
        ColorImage image = photograph.Image;
        float step = Math.Max((float)image.Width / width, (float)image.Height / height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int fromX = (int)((x + 0.5f) * step), fromY = (int)((y + 0.5f) * step);
                if (fromX < image.Width && fromY < image.Height)
                    image.Pixels.AsSpan(3 * ((fromY * image.Width) + fromX), 3).CopyTo(sheet.Pixels.AsSpan(3 * (((top + y) * sheet.Width) + left + x)));
            }
        if (!boxes)
            return;
        foreach (PhotographedDigit digit in photograph.Digits)
        {
            int x0 = (int)(digit.Box.X / step), y0 = (int)(digit.Box.Y / step), x1 = (int)((digit.Box.X + digit.Box.Width) / step), y1 = (int)((digit.Box.Y + digit.Box.Height) / step);
            for (int x = x0; x <= x1; x++)
            {
                Dot(sheet, left + x, top + y0);
                Dot(sheet, left + x, top + y1);
            }
            for (int y = y0; y <= y1; y++)
            {
                Dot(sheet, left + x0, top + y);
                Dot(sheet, left + x1, top + y);
            }
        }
    }

    private static void Dot(ColorImage sheet, int x, int y)
    {
        if ((uint)x < (uint)sheet.Width && (uint)y < (uint)sheet.Height)
            Frame.CopyTo(sheet.Pixels.AsSpan(3 * ((y * sheet.Width) + x)));
    }
}
