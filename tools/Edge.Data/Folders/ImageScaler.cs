using System;

namespace Edge.Data.Folders;

/// <summary>Scales pictures to one size by area average, in whole numbers: the same picture gives the same bytes everywhere.</summary>
/// <param name="height">Rows of the result.</param>
/// <param name="width">Columns of the result.</param>
/// <param name="channels">Bytes a pixel, of picture and result.</param>
/// <param name="fit">What happens to another aspect.</param>
internal sealed class ImageScaler(int height, int width, int channels, ImageFit fit)
{
    // At most 255 * 2^28, the area of a picture.
    private readonly long[] _cells = new long[height * width * channels];
    private readonly long[] _line = new long[width * channels];

    /// <summary>Scales a picture.</summary>
    /// <param name="pixels">The picture, row by row.</param>
    /// <param name="pictureHeight">Its rows.</param>
    /// <param name="pictureWidth">Its columns.</param>
    /// <param name="target">Receives the result.</param>
    public void Scale(ReadOnlySpan<byte> pixels, int pictureHeight, int pictureWidth, Span<byte> target)
    {
        (int rows, int columns) = Fitted(pictureHeight, pictureWidth);
        Array.Clear(_cells);
        for (int y = 0; y < pictureHeight; y++)
        {
            SumLine(pixels.Slice(y * pictureWidth * channels, pictureWidth * channels), columns);
            // Row y covers [y * rows, (y + 1) * rows) and cell r covers [r * pictureHeight, (r + 1) * pictureHeight) on one common axis.
            for (int position = y * rows; position < (y + 1) * rows;)
            {
                int row = position / pictureHeight, end = Math.Min((y + 1) * rows, (row + 1) * pictureHeight);
                Span<long> cells = _cells.AsSpan(row * columns * channels, columns * channels);
                for (int i = 0; i < cells.Length; i++)
                    cells[i] += _line[i] * (end - position);
                position = end;
            }
        }
        target.Clear();
        long area = (long)pictureHeight * pictureWidth;
        int top = (height - rows) / 2, left = (width - columns) / 2;
        for (int y = 0; y < rows; y++)
            for (int i = 0; i < columns * channels; i++)
                target[((((top + y) * width) + left) * channels) + i] = (byte)((_cells[(y * columns * channels) + i] + (area / 2)) / area);
    }

    private (int Rows, int Columns) Fitted(int pictureHeight, int pictureWidth)
    {
        if (fit == ImageFit.Stretch)
            return (height, width);
        // The side that is relatively longer fills the image.
        long tall = (long)pictureHeight * width, wide = (long)pictureWidth * height;
        return tall >= wide
            ? (height, (int)Math.Max(1, (wide + (pictureHeight / 2)) / pictureHeight))
            : ((int)Math.Max(1, (tall + (pictureWidth / 2)) / pictureWidth), width);
    }

    private void SumLine(ReadOnlySpan<byte> line, int columns)
    {
        Array.Clear(_line);
        int pictureWidth = line.Length / channels;
        for (int x = 0; x < pictureWidth; x++)
            for (int position = x * columns; position < (x + 1) * columns;)
            {
                int column = position / pictureWidth, end = Math.Min((x + 1) * columns, (column + 1) * pictureWidth);
                for (int channel = 0; channel < channels; channel++)
                    _line[(column * channels) + channel] += (long)line[(x * channels) + channel] * (end - position);
                position = end;
            }
    }
}
