using System;

namespace Edge.Photographs.Objects;

/// <summary>Prints barcodes and square codes.</summary>
internal static class CodePainter
{
    private static readonly Colour Black = Colour.Gray(0.04f);

    /// <summary>Prints one in the middle of the page.</summary>
    public static void Paint(Canvas canvas, SeededRandom random)
    {
        float width = canvas.Width * random.Between(0.35f, 0.75f), left = (canvas.Width - width) * random.Between(0.3f, 0.7f);
        if (random.Chance(0.5))
        {
            float height = canvas.Height * random.Between(0.25f, 0.6f), top = (canvas.Height - height) * random.Between(0.3f, 0.7f);
            float module = width / 70;
            for (float u = left; u < left + width; u += module * random.Whole(2, 6))
                Rectangle(canvas, u, top, u + (module * random.Whole(1, 4)), top + height);
            return;
        }
        int cells = random.Whole(11, 25);
        float cell = Math.Min(width, canvas.Height * 0.7f) / cells, up = (canvas.Height - (cell * cells)) / 2;
        for (int row = 0; row < cells; row++)
            for (int column = 0; column < cells; column++)
                if (Dark(row, column, cells, random))
                    Rectangle(canvas, left + (column * cell), up + (row * cell), left + ((column + 1) * cell), up + ((row + 1) * cell));
    }

    // Three finders, 7 cells wide, as square codes have them; the rest by lot.
    private static bool Dark(int row, int column, int cells, SeededRandom random)
    {
        bool lot = random.Chance(0.5);
        if ((row >= 8 && (column >= 8 || row < cells - 8)) || (row < 8 && column >= 8 && column < cells - 8))
            return lot;
        int y = row < 8 ? row : cells - 1 - row, x = column < 8 ? column : cells - 1 - column;
        if (y > 6 || x > 6)
            return false;
        return Math.Max(Math.Abs(y - 3), Math.Abs(x - 3)) is not 2;
    }

    private static void Rectangle(Canvas canvas, float left, float top, float right, float bottom)
    {
        (float x0, float y0, float x1, float y1) = Bounds(canvas, left, top, right, bottom);
        for (int y = (int)y0; y < y1; y++)
            for (int x = (int)x0; x < x1; x++)
            {
                int i = (y * canvas.Width) + x;
                float u = Math.Clamp(Math.Min(canvas.U[i] - left, right - canvas.U[i]) + 0.5f, 0, 1), v = Math.Clamp(Math.Min(canvas.V[i] - top, bottom - canvas.V[i]) + 0.5f, 0, 1);
                if (u * v > 0)
                    canvas.Cover(i, Black, u * v);
            }
    }

    private static (float Left, float Top, float Right, float Bottom) Bounds(Canvas canvas, float left, float top, float right, float bottom)
    {
        (float X0, float Y0, float X1, float Y1) box = (canvas.Width, canvas.Height, 0, 0);
        foreach ((float u, float v) in new[] { (left, top), (right, top), (right, bottom), (left, bottom) })
        {
            (float x, float y) = canvas.View.ToPicture(u, v);
            box = (Math.Min(box.X0, x - 1), Math.Min(box.Y0, y - 1), Math.Max(box.X1, x + 2), Math.Max(box.Y1, y + 2));
        }
        return (Math.Clamp(box.X0, 0, canvas.Width), Math.Clamp(box.Y0, 0, canvas.Height), Math.Clamp(box.X1, 0, canvas.Width), Math.Clamp(box.Y1, 0, canvas.Height));
    }
}
