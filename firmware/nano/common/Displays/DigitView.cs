using System;

namespace Edge.Nano;

/// <summary>One answer on a panel of 128x64: the picture that the network saw on the left, the digit large on the right.</summary>
public sealed class DigitView
{
    /// <summary>Side of the picture that the network sees, in pixels.</summary>
    public const int DigitSide = 28;

    /// <summary>Left edge of the picture; it is drawn at twice its size.</summary>
    public const int PictureLeft = 4;

    /// <summary>Top edge of the picture.</summary>
    public const int PictureTop = 4;

    /// <summary>Left edge of the label.</summary>
    public const int LabelLeft = 80;

    /// <summary>Top edge of the label.</summary>
    public const int LabelTop = 8;

    /// <summary>Pixels a dot of the label, across and down.</summary>
    public const int LabelScale = 7;

    // From here on a grey is ink: the panel has one bit a pixel.
    private const int Ink = 128;

    private readonly Ssd1306 _panel;

    /// <summary>Makes a view on a panel that is initialised.</summary>
    public DigitView(Ssd1306 panel) => _panel = panel;

    /// <summary>Draws and shows one answer.</summary>
    /// <param name="picture">28x28 grey, row by row, ink is white.</param>
    /// <param name="label">0 to 9, or -1 where there is no digit.</param>
    /// <exception cref="ArgumentException">The picture has another length or there is no such label.</exception>
    public void Show(byte[] picture, int label)
    {
        if (picture.Length != DigitSide * DigitSide)
            throw new ArgumentException("Expected a picture of 784 bytes (28x28), got " + picture.Length + ".");
        if (label < -1 || label > 9)
            throw new ArgumentException("Expected a label from 0 to 9, or -1 for none, got " + label + ".");
        _panel.Clear();
        for (int y = 0; y < DigitSide; y++)
            for (int x = 0; x < DigitSide; x++)
                if (picture[y * DigitSide + x] >= Ink)
                    _panel.Fill(PictureLeft + 2 * x, PictureTop + 2 * y, 2, 2, true);
        int glyph = label < 0 ? DigitFont.Dash : label;
        for (int y = 0; y < DigitFont.Height; y++)
            for (int x = 0; x < DigitFont.Width; x++)
                if (DigitFont.IsDot(glyph, x, y))
                    _panel.Fill(LabelLeft + LabelScale * x, LabelTop + LabelScale * y, LabelScale, LabelScale, true);
        _panel.Show();
    }
}
