using System;

namespace Edge.Nano.CoreS3;

/// <summary>
/// Draws strokes as MNIST was made: in a box of 20x20, keeping their aspect, the centre of mass at pixel 14 of 28x28, soft edges, a pen of one width
/// however large the finger has drawn. Integer arithmetic in 64ths of a pixel; nothing is allocated.
/// </summary>
public static class StrokePicture
{
    /// <summary>Side of the picture in pixels.</summary>
    public const int Side = 28;

    /// <summary>Pixels of the screen that strokes must span across or down: less is a tap.</summary>
    public const int LeastExtent = 20;

    private const int One = 64;
    private const int Center = 14 * One;

    // Half the pen's width, and where its soft edge begins and ends; MNIST's lines are 2 to 3 pixels wide.
    private const int PenRadius = 80;
    private const int HardRadius = PenRadius - One / 2;
    private const int SoftRadius = PenRadius + One / 2;
    private const int HardSquare = HardRadius * HardRadius;
    private const int SoftSquare = SoftRadius * SoftRadius;

    // What a square distance takes off the ink between the two, in 65536ths.
    private const int Fall = 255 * 65536 / (SoftSquare - HardSquare);

    // The pen's middle stays this far inside the box.
    private const int Span = 20 * One - 2 * PenRadius;

    // A dab each half pixel; a line far longer than a digit's ends, so that a scribble cannot stop the board for seconds.
    private const int Step = One / 2;
    private const int MostDabs = 2000;

    /// <summary>Draws.</summary>
    /// <param name="strokes">The strokes.</param>
    /// <param name="picture">Receives 28x28 greys, row by row, 255 is ink.</param>
    /// <returns>Whether there is more than a tap; without, the picture is black.</returns>
    public static bool TryDraw(Strokes strokes, byte[] picture)
    {
        if (picture.Length != Side * Side)
            throw new ArgumentException("Expected a picture of " + Side * Side + " bytes, got " + picture.Length + ".");
        Array.Clear(picture, 0, picture.Length);
        int left = int.MaxValue, right = int.MinValue, top = int.MaxValue, bottom = int.MinValue;
        for (int i = 0; i < strokes.Count; i++)
        {
            int x = strokes.X(i), y = strokes.Y(i);
            left = x < left ? x : left;
            right = x > right ? x : right;
            top = y < top ? y : top;
            bottom = y > bottom ? y : bottom;
        }
        if (strokes.Count == 0)
            return false;
        int extent = right - left > bottom - top ? right - left : bottom - top;
        if (extent < LeastExtent)
            return false;
        Trace(strokes, left, top, extent, picture);
        return true;
    }

    // Twice along the strokes: for the centre of mass, then with the pen.
    private static void Trace(Strokes strokes, int left, int top, int extent, byte[] picture)
    {
        int mass = 0, momentX = 0, momentY = 0;
        for (int i = 0; i < strokes.Count && mass < MostDabs; i++)
        {
            int before = strokes.IsFirst(i) ? i : i - 1;
            int x0 = (strokes.X(before) - left) * Span / extent, y0 = (strokes.Y(before) - top) * Span / extent;
            int x1 = (strokes.X(i) - left) * Span / extent, y1 = (strokes.Y(i) - top) * Span / extent;
            int dabs = Dabs(x1 - x0, y1 - y0);
            mass += dabs;
            momentX += dabs * (x0 + x1) / 2;
            momentY += dabs * (y0 + y1) / 2;
        }
        int shiftX = Center - momentX / mass, shiftY = Center - momentY / mass;
        int drawn = 0;
        for (int i = 0; i < strokes.Count && drawn < MostDabs; i++)
        {
            int before = strokes.IsFirst(i) ? i : i - 1;
            int x0 = (strokes.X(before) - left) * Span / extent + shiftX, y0 = (strokes.Y(before) - top) * Span / extent + shiftY;
            int x1 = (strokes.X(i) - left) * Span / extent + shiftX, y1 = (strokes.Y(i) - top) * Span / extent + shiftY;
            int dabs = Dabs(x1 - x0, y1 - y0);
            for (int k = 1; k <= dabs; k++)
                Dab(picture, x0 + (x1 - x0) * k / dabs, y0 + (y1 - y0) * k / dabs);
            drawn += dabs;
        }
    }

    private static int Dabs(int dx, int dy)
    {
        dx = dx < 0 ? -dx : dx;
        dy = dy < 0 ? -dy : dy;
        return (dx > dy ? dx : dy) / Step + 1;
    }

    // One touch of the pen: a disc whose ink falls off between the two radii; where dabs meet, the darker counts.
    private static void Dab(byte[] picture, int x, int y)
    {
        int left = (x - SoftRadius + One - 1) / One, right = (x + SoftRadius) / One;
        int top = (y - SoftRadius + One - 1) / One, bottom = (y + SoftRadius) / One;
        left = left < 0 ? 0 : left;
        top = top < 0 ? 0 : top;
        right = right >= Side ? Side - 1 : right;
        bottom = bottom >= Side ? Side - 1 : bottom;
        for (int row = top; row <= bottom; row++)
        {
            int dy = row * One - y;
            int dx = left * One - x;
            int rest = SoftSquare - dy * dy;
            int place = row * Side + left;
            for (int end = place + right - left; place <= end; place++, dx += One)
            {
                int ink = rest - dx * dx;
                if (ink <= 0)
                    continue;
                ink = ink >= SoftSquare - HardSquare ? 255 : ink * Fall >> 16;
                if (ink > picture[place])
                    picture[place] = (byte)ink;
            }
        }
    }
}
