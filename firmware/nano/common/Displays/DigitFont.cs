using System;

namespace Edge.Nano;

/// <summary>The digits 0 to 9 and a dash as 5x7 dots, to be drawn large.</summary>
public static class DigitFont
{
    /// <summary>Dots across.</summary>
    public const int Width = 5;

    /// <summary>Dots down.</summary>
    public const int Height = 7;

    /// <summary>What <see cref="IsDot"/> takes for a dash: no digit.</summary>
    public const int Dash = 10;

    // Seven rows a glyph, bit 4 is the left dot.
    private static readonly byte[] Rows = new byte[]
    {
        0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E,
        0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E,
        0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F,
        0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E,
        0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02,
        0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E,
        0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E,
        0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08,
        0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E,
        0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C,
        0x00, 0x00, 0x00, 0x1F, 0x00, 0x00, 0x00,
    };

    /// <summary>Whether a dot of a glyph is set.</summary>
    /// <param name="glyph">0 to 9, or <see cref="Dash"/>.</param>
    /// <param name="x">0 to <see cref="Width"/> - 1, from the left.</param>
    /// <param name="y">0 to <see cref="Height"/> - 1, from the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">The glyph or the dot does not exist.</exception>
    public static bool IsDot(int glyph, int x, int y)
    {
        if (glyph < 0 || glyph > Dash)
            throw new ArgumentOutOfRangeException(nameof(glyph));
        if (x < 0 || x >= Width)
            throw new ArgumentOutOfRangeException(nameof(x));
        if (y < 0 || y >= Height)
            throw new ArgumentOutOfRangeException(nameof(y));
        return ((Rows[glyph * Height + y] >> (Width - 1 - x)) & 1) != 0;
    }
}
