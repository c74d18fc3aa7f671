using System;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>One picture of a sheet, red, green and blue, with a thin line between the images.</summary>
internal sealed class SheetSection
{
    private const int Line = 1;
    private const byte LineLevel = 96;

    private readonly TensorShape _image;

    /// <summary>Makes an empty section.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="image">The shape of an image, of 1 or 3 channels.</param>
    /// <param name="rows">Images below each other.</param>
    /// <param name="columns">Images beside each other.</param>
    public SheetSection(string title, TensorShape image, int rows, int columns)
    {
        (Title, _image) = (title, image);
        (Height, Width) = ((rows * (image.Height + Line)) + Line, (columns * (image.Width + Line)) + Line);
        Pixels = new byte[3 * Height * Width];
        Array.Fill(Pixels, LineLevel);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Three bytes a pixel.</summary>
    public byte[] Pixels { get; }

    /// <summary>Draws an image at its place.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="values">Its values from 0 to 1.</param>
    public void Draw(int row, int column, ReadOnlySpan<float> values)
    {
        int top = (row * (_image.Height + Line)) + Line, left = (column * (_image.Width + Line)) + Line;
        for (int y = 0; y < _image.Height; y++)
            for (int x = 0; x < _image.Width; x++)
                for (int channel = 0; channel < 3; channel++)
                {
                    float value = values[(((y * _image.Width) + x) * _image.Channels) + (channel % _image.Channels)];
                    Pixels[(3 * (((top + y) * Width) + left + x)) + channel] = (byte)MathF.Round(255 * value);
                }
    }
}
