namespace Edge.Nano;

/// <summary>Writes on a canvas.</summary>
public static class TextPainter
{
    /// <summary>Writes one line in ink; what is beyond the canvas is cut off.</summary>
    /// <param name="canvas">Written on; paper is left as it is.</param>
    /// <param name="left">Left edge of the first character.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="scale">Pixels a dot, across and down.</param>
    /// <param name="text">The line.</param>
    public static void Write(ICanvas canvas, int left, int top, int scale, string text)
    {
        for (int i = 0; i < text.Length; i++)
            Write(canvas, left + i * TextFont.Pitch * scale, top, scale, text[i]);
    }

    /// <summary>Writes one character in ink.</summary>
    /// <param name="canvas">Written on; paper is left as it is.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="scale">Pixels a dot, across and down.</param>
    /// <param name="character">The character.</param>
    public static void Write(ICanvas canvas, int left, int top, int scale, char character)
    {
        for (int y = 0; y < DigitFont.Height; y++)
            for (int x = 0; x < DigitFont.Width; x++)
            {
                int start = x;
                while (x < DigitFont.Width && TextFont.IsDot(character, x, y))
                    x++;
                if (x > start)
                    canvas.Fill(left + start * scale, top + y * scale, (x - start) * scale, scale, true);
            }
    }

    /// <summary>Writes a text in lines that are broken between words, or within a word that no line holds; lines beyond the canvas are left out.</summary>
    /// <param name="canvas">Written on from its left edge to its right.</param>
    /// <param name="top">Top edge of the first line.</param>
    /// <param name="scale">Pixels a dot, across and down.</param>
    /// <param name="text">The text.</param>
    public static void WriteLines(ICanvas canvas, int top, int scale, string text)
    {
        int columns = canvas.Columns / (TextFont.Pitch * scale);
        int start = 0;
        while (start < text.Length && top + DigitFont.Height * scale <= canvas.Rows)
        {
            int end = LineEnd(text, start, columns);
            Write(canvas, 0, top, scale, text.Substring(start, end - start));
            start = end;
            while (start < text.Length && text[start] == ' ')
                start++;
            top += TextFont.LinePitch * scale;
        }
    }

    private static int LineEnd(string text, int start, int columns)
    {
        if (text.Length - start <= columns)
            return text.Length;
        int end = start + columns;
        while (end > start && text[end] != ' ')
            end--;
        return end > start ? end : start + columns;
    }
}
