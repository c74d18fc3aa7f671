using System;
using Edge.Vision;

namespace Edge.Desktop.Board;

/// <summary>Shrinks a picture to what a board takes: each pixel the mean of the area that it stands for.</summary>
internal static class PictureShrinker
{
    /// <summary>Shrinks; a picture that is small enough stays as it is.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="longestSide">The most pixels of either side.</param>
    public static GrayImage Shrink(GrayImage picture, int longestSide)
    {
        int longest = Math.Max(picture.Width, picture.Height);
        if (longest <= longestSide)
            return picture;
        int width = Math.Max(1, picture.Width * longestSide / longest), height = Math.Max(1, picture.Height * longestSide / longest);
        var small = new GrayImage(width, height);
        for (int y = 0; y < height; y++)
        {
            int top = y * picture.Height / height, bottom = Math.Max(top + 1, (y + 1) * picture.Height / height);
            for (int x = 0; x < width; x++)
            {
                int left = x * picture.Width / width, right = Math.Max(left + 1, (x + 1) * picture.Width / width);
                long sum = 0;
                for (int row = top; row < bottom; row++)
                    foreach (byte pixel in picture.Pixels.AsSpan(row * picture.Width + left, right - left))
                        sum += pixel;
                int area = (bottom - top) * (right - left);
                small.Pixels[y * width + x] = (byte)((sum + area / 2) / area);
            }
        }
        return small;
    }
}
