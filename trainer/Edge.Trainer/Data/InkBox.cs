using System;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>Where the ink of a data set's image is.</summary>
internal static class InkBox
{
    // Fainter pixels are the rim of a stroke.
    private const byte LeastInk = 64;

    /// <summary>The box around all ink.</summary>
    /// <param name="image">White ink on black, row by row.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <returns>The box; an empty one where there is no ink.</returns>
    public static DigitBox Of(ReadOnlySpan<byte> image, int width)
    {
        int left = width, top = image.Length / width, right = 0, bottom = 0;
        for (int i = 0; i < image.Length; i++)
        {
            if (image[i] < LeastInk)
                continue;
            (left, right) = (Math.Min(left, i % width), Math.Max(right, (i % width) + 1));
            (top, bottom) = (Math.Min(top, i / width), Math.Max(bottom, (i / width) + 1));
        }
        return right == 0 ? default : new DigitBox(left, top, right - left, bottom - top);
    }
}
