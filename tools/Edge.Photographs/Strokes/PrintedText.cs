using Edge.Photographs.Pens;

namespace Edge.Photographs.Strokes;

/// <summary>Prints lines of words.</summary>
internal static class PrintedText
{
    /// <summary>Prints.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="random">The lot.</param>
    /// <param name="pen">The ink.</param>
    /// <param name="corner">Top left on the page.</param>
    /// <param name="width">Width of a line, in pixels.</param>
    /// <param name="lines">Number of lines.</param>
    /// <param name="height">Height of a capital, in pixels.</param>
    public static void Paint(Canvas canvas, SeededRandom random, Pen pen, (float U, float V) corner, float width, int lines, float height)
    {
        var hand = new Hand(random, 0);
        for (int line = 0; line < lines; line++)
        {
            float end = corner.U + (width * (line + 1 == lines ? random.Between(0.2f, 1) : 1));
            for (float u = corner.U; u < end; u += 0.5f * height)
                for (int letter = random.Whole(2, 9); letter > 0 && u < end; letter--, u += 0.82f * height)
                    hand.Write(canvas.Ink, StrokeFont.Letters[random.Below(StrokeFont.Letters.Length)], u, corner.V + (line * 1.7f * height), height, pen.HalfPixels(height));
        }
        canvas.Ink.Flush(pen);
    }
}
