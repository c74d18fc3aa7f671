using System;
using Edge.Photographs.Surfaces;

namespace Edge.Photographs.Objects;

/// <summary>A finger or an arm: a rounded bar of skin, lit from above, that throws a soft shadow.</summary>
internal static class Limb
{
    /// <summary>A skin's colour by lot.</summary>
    public static Colour DrawSkin(SeededRandom random) => new Colour(0.62f, 0.38f, 0.27f).Times(random.Between(0.25f, 1.2f)).Vary(random, 0.08f);

    /// <summary>Paints one.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="from">Its begin, in pixels of the picture.</param>
    /// <param name="to">Its tip.</param>
    /// <param name="halfWidth">Half its width.</param>
    /// <param name="skin">Its colour.</param>
    /// <param name="shadow">The share of light that its shadow takes.</param>
    public static void Paint(Canvas canvas, (float X, float Y) from, (float X, float Y) to, float halfWidth, Colour skin, float shadow)
    {
        float dx = to.X - from.X, dy = to.Y - from.Y, square = Math.Max(1, (dx * dx) + (dy * dy));
        for (int y = 0, i = 0; y < canvas.Height; y++)
            for (int x = 0; x < canvas.Width; x++, i++)
            {
                float px = x - from.X, py = y - from.Y, t = Math.Clamp(((px * dx) + (py * dy)) / square, 0, 1);
                float ox = px - (t * dx), oy = py - (t * dy), distance = MathF.Sqrt((ox * ox) + (oy * oy));
                // Tips are a little narrower.
                float half = halfWidth * (1.08f - (0.2f * t));
                if (distance > 1.6f * half)
                    continue;
                canvas.Dim(i, 1 - (shadow * Math.Clamp((1.6f - (distance / half)) / 0.6f, 0, 1)));
                float share = distance / half, lit = 0.55f + (0.45f * MathF.Sqrt(Math.Max(0, 1 - (share * share)))) - (0.12f * oy / half);
                float crease = 1 + (0.05f * NoiseTile.Soft.At(x, y)) + (0.03f * NoiseTile.Paper.At(x, y));
                canvas.Cover(i, skin.Times(lit * crease), Math.Clamp(half - distance + 0.5f, 0, 1));
            }
    }
}
