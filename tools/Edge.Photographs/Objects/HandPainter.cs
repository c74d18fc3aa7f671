using System;

namespace Edge.Photographs.Objects;

/// <summary>Paints hands and fingers that come from the picture's border.</summary>
internal static class HandPainter
{
    /// <summary>A finger that reaches into the picture; what it must not touch lies inside of a circle.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="random">The lot.</param>
    /// <param name="free">The circle, in pixels of the picture.</param>
    /// <returns>Whether there was room for it.</returns>
    public static bool PaintFinger(Canvas canvas, SeededRandom random, (float X, float Y, float Radius) free)
    {
        float angle = random.Around(MathF.PI);
        (float sine, float cosine) = MathF.SinCos(angle);
        float half = random.Between(0.05f, 0.1f) * canvas.Side, distance = free.Radius + (1.7f * half) + (random.Between(0, 0.1f) * canvas.Side);
        (float X, float Y) tip = (free.X + (cosine * distance), free.Y + (sine * distance));
        if (tip.X < 0 || tip.Y < 0 || tip.X >= canvas.Width || tip.Y >= canvas.Height)
            return false;
        float bend = angle + random.Around(0.4f), length = canvas.Width + canvas.Height;
        (sine, cosine) = MathF.SinCos(bend);
        Limb.Paint(canvas, (tip.X + (cosine * length), tip.Y + (sine * length)), tip, half, Limb.DrawSkin(random), 0.35f);
        return true;
    }

    /// <summary>A hand: palm, thumb and some fingers, spread.</summary>
    public static void PaintHand(Canvas canvas, SeededRandom random)
    {
        Colour skin = Limb.DrawSkin(random);
        float side = canvas.Side * random.Between(0.7f, 1.4f), direction = random.Around(MathF.PI), x = canvas.Width * random.Between(0.3f, 0.7f), y = canvas.Height * random.Between(0.3f, 0.7f);
        (float sine, float cosine) = MathF.SinCos(direction);
        (float X, float Y) palm = (x - (cosine * side * 0.15f), y - (sine * side * 0.15f));
        Limb.Paint(canvas, (palm.X - (cosine * side * 2), palm.Y - (sine * side * 2)), palm, side * 0.16f, skin, 0.3f);
        int fingers = random.Whole(1, 5);
        for (int i = 0; i < fingers; i++)
        {
            float spread = direction + ((i - ((fingers - 1) / 2f)) * random.Between(0.2f, 0.35f)), length = side * random.Between(0.32f, 0.45f);
            (float s, float c) = MathF.SinCos(spread);
            Limb.Paint(canvas, palm, (palm.X + (c * length), palm.Y + (s * length)), side * 0.05f, skin, 0.25f);
        }
        new SoftEllipse(palm.X, palm.Y, side * 0.17f, side * 0.15f, direction).Paint(canvas, skin.Times(0.95f), 0.15f, 0.15f);
    }
}
