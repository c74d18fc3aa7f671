using System;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>One channel of an image as floats with a margin, so that vectors may run over a row's end and windows over the border.</summary>
internal sealed class Plane
{
    /// <summary>Columns before and after each row: the widest vector and the widest window.</summary>
    public const int Margin = 16;

    // Rows before and after the image, for samples just outside of it.
    private const int MarginRows = 2;

    private readonly float[] _values;

    /// <summary>Makes a plane of zeros.</summary>
    public Plane(int height, int width)
    {
        (Height, Width, Stride) = (height, width, width + (2 * Margin));
        _values = new float[(height + (2 * MarginRows)) * Stride];
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Distance of rows.</summary>
    public int Stride { get; }

    /// <summary>The pixel at row 0, column 0; rows -2 to Height + 1 and columns -16 to Width + 15 are there.</summary>
    public ref float Origin => ref Row(0);

    /// <summary>The first pixel of a row.</summary>
    public ref float Row(int y) => ref _values[((y + MarginRows) * Stride) + Margin];

    /// <summary>The pixels of a row.</summary>
    public Span<float> Line(int y) => _values.AsSpan(((y + MarginRows) * Stride) + Margin, Width);

    /// <summary>Copies the outermost pixels of every row into its margins.</summary>
    public void ExtendRows()
    {
        for (int y = 0; y < Height; y++)
        {
            int start = (y + MarginRows) * Stride;
            _values.AsSpan(start, Margin).Fill(_values[start + Margin]);
            _values.AsSpan(start + Margin + Width, Margin).Fill(_values[start + Margin + Width - 1]);
        }
    }

    /// <summary>Sets all to zero, the margins too.</summary>
    public void Clear() => Array.Clear(_values);
}
