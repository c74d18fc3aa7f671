using System;
using Edge.Photographs.Pens;
using Edge.Photographs.Strokes;

namespace Edge.Photographs.Objects;

/// <summary>Paints faces: of skin and hair, or as a few lines.</summary>
internal static class FacePainter
{
    /// <summary>A face as a camera sees it, somewhere in the picture.</summary>
    public static void PaintPerson(Canvas canvas, SeededRandom random)
    {
        float size = canvas.Side * random.Between(0.25f, 0.5f), turn = random.Around(0.25f);
        float x = canvas.Width * random.Between(0.3f, 0.7f), y = canvas.Height * random.Between(0.35f, 0.65f);
        Colour skin = Limb.DrawSkin(random), hair = new Colour(0.12f, 0.08f, 0.05f).Times(random.Between(0.2f, 4));
        Colour dark = skin.Times(0.35f), shirt = new(random.Between(0, 0.7f), random.Between(0, 0.7f), random.Between(0, 0.7f));
        (float sine, float cosine) = MathF.SinCos(turn);
        Part(0, 2.1f, 1.5f, 0.9f).Paint(canvas, shirt, 0.08f, 0.2f);
        Part(0, 1.1f, 0.38f, 0.7f).Paint(canvas, skin.Times(0.75f), 0.1f, 0.2f);
        Part(0, -0.25f, 0.86f, random.Between(0.95f, 1.2f)).Paint(canvas, hair, 0.1f, 0.3f);
        Part(0, 0.1f, 0.72f, 0.95f).Paint(canvas, skin, 0.08f, 0.3f);
        if (random.Chance(0.5))
            Part(0, -0.75f, 0.7f, 0.3f).Paint(canvas, hair, 0.25f, 0.1f);
        float open = random.Between(0.5f, 1.2f), smile = random.Between(0.03f, 0.14f);
        for (int side = -1; side <= 1; side += 2)
        {
            Part(side * 0.3f, -0.08f, 0.17f, 0.1f * open).Paint(canvas, skin.Times(0.7f), 0.5f, 0);
            Part(side * 0.3f, -0.06f, 0.13f, 0.06f * open).Paint(canvas, Colour.Gray(0.75f), 0.25f, 0.2f);
            Part(side * 0.3f, -0.06f, 0.055f, 0.055f).Paint(canvas, Colour.Gray(0.03f), 0.25f, 0);
            Part(side * 0.3f, -0.26f, 0.2f, 0.035f).Paint(canvas, hair.Times(0.8f), 0.6f, 0);
        }
        Part(0.05f, 0.2f, 0.1f, 0.18f).Paint(canvas, skin.Times(0.8f), 0.9f, 0);
        Part(-0.02f, 0.34f, 0.13f, 0.035f).Paint(canvas, dark, 0.8f, 0);
        Part(0, 0.62f, 0.27f, smile).Paint(canvas, new Colour(0.4f, 0.12f, 0.1f), 0.4f, 0);
        Part(0, 0.62f, 0.25f, 0.02f).Paint(canvas, dark.Times(0.5f), 0.6f, 0);

        SoftEllipse Part(float across, float down, float radiusX, float radiusY) => new(
            x + (size * ((cosine * across) - (sine * down))), y + (size * ((sine * across) + (cosine * down))), size * radiusX, size * radiusY, turn);
    }

    /// <summary>A face in lines, on the page.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="random">The lot.</param>
    /// <param name="pen">The pen.</param>
    /// <param name="u">Left side on the page.</param>
    /// <param name="v">Top on the page.</param>
    /// <param name="height">Height in pixels.</param>
    public static void Draw(Canvas canvas, SeededRandom random, Pen pen, float u, float v, float height)
    {
        var hand = new Hand(random, 0.03f);
        float half = pen.HalfPixels(height) * 0.8f, mouth = random.Around(0.15f);
        Line(Curve.Arc(0.5f, 0.5f, 0.5f, 0.5f, 0, 2 * MathF.PI));
        float eye = random.Between(0.02f, 0.07f);
        Line(Curve.Arc(0.32f, 0.38f, eye, eye, 0, 2 * MathF.PI));
        Line(Curve.Arc(0.68f, 0.38f, eye, eye, 0, 2 * MathF.PI));
        Line(Curve.Through([(0.28f, 0.7f - mouth), (0.5f, 0.7f), (0.72f, 0.7f - mouth)], 8));
        if (random.Chance(0.5))
            Line([(0.5f, 0.4f), (0.46f, 0.56f), (0.54f, 0.56f)]);
        if (random.Chance(0.4))
            for (int i = 0; i < 7; i++)
                Line([(0.15f + (0.1f * i), 0.15f), (0.1f + (0.12f * i), -0.1f + random.Around(0.08f))]);
        canvas.Ink.Flush(pen);

        void Line(ReadOnlySpan<(float X, float Y)> stroke) => hand.Draw(canvas.Ink, stroke, 1, u, v, height, half);
    }
}
