namespace Edge.Nano;

/// <summary>Draws pictures of 28x28 and large digits on a canvas.</summary>
public static class DigitPainter
{
    /// <summary>Side of the picture that a network sees, in pixels.</summary>
    public const int Side = 28;

    // From here on a grey is ink: a canvas has two colours.
    private const int Ink = 128;

    /// <summary>Draws a picture in ink, a run of ink at a time.</summary>
    /// <param name="canvas">Drawn on; paper is left as it is.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="scale">Pixels of the canvas a pixel of the picture, across and down.</param>
    /// <param name="picture">28x28 greys, row by row, ink is bright.</param>
    public static void Picture(ICanvas canvas, int left, int top, int scale, byte[] picture)
    {
        for (int y = 0; y < Side; y++)
        {
            int row = y * Side;
            for (int x = 0; x < Side; x++)
            {
                if (picture[row + x] < Ink)
                    continue;
                int start = x;
                while (x < Side && picture[row + x] >= Ink)
                    x++;
                canvas.Fill(left + start * scale, top + y * scale, (x - start) * scale, scale, true);
            }
        }
    }

    /// <summary>Draws a label large.</summary>
    /// <param name="canvas">Drawn on; paper is left as it is.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="scale">Pixels a dot of <see cref="DigitFont"/>, across and down.</param>
    /// <param name="label">0 to 9, or <see cref="DigitAnswer.None"/> for a dash.</param>
    public static void Label(ICanvas canvas, int left, int top, int scale, int label) =>
        TextPainter.Write(canvas, left, top, scale, label < 0 ? '-' : (char)('0' + label));
}
