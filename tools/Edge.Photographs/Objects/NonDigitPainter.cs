using System;
using Edge.Photographs.Strokes;
using Edge.Photographs.Surfaces;

namespace Edge.Photographs.Objects;

/// <summary>Paints what is no digit.</summary>
internal static class NonDigitPainter
{
    /// <summary>Paints something of a kind.</summary>
    /// <param name="scene">The empty page.</param>
    /// <param name="kind">What.</param>
    /// <param name="height">Height of writing, in pixels.</param>
    public static void Paint(Scene scene, NonDigitKind kind, float height)
    {
        (Canvas canvas, SeededRandom random) = (scene.Canvas, scene.Random);
        float u = random.Between(0.1f, 0.9f) * (canvas.Width - height), v = random.Between(0.1f, 0.9f) * (canvas.Height - height);
        switch (kind)
        {
            case NonDigitKind.EmptyPaper:
                if (random.Chance(0.3))
                    Clutter.PaintEdge(scene, (canvas.Width / 2f, canvas.Height / 2f, canvas.Side * random.Between(0.1f, 0.4f)));
                break;
            case NonDigitKind.Letter:
                new Hand(random).Write(canvas.Ink, StrokeFont.Letters[random.Below(StrokeFont.Letters.Length)], u + (0.1f * height), v, height, scene.Pen.HalfPixels(height));
                break;
            case NonDigitKind.Shape:
                PaintShape(scene, u, v, height);
                break;
            case NonDigitKind.Scribble:
                PaintScribble(scene, u, v, height);
                break;
            case NonDigitKind.Text:
                float size = Math.Max(5, canvas.Side * random.Between(0.03f, 0.12f));
                PrintedText.Paint(canvas, random, scene.Pen with { Width = 0.1f }, (random.Between(-0.1f, 0.3f) * canvas.Width, random.Between(0, 0.5f) * canvas.Height), canvas.Width * random.Between(0.3f, 1), random.Whole(1, 8), size);
                break;
            case NonDigitKind.Face when random.Chance(0.6):
                PaintFurniture(scene);
                FacePainter.PaintPerson(canvas, random);
                break;
            case NonDigitKind.Face:
                FacePainter.Draw(canvas, random, scene.Pen, u, v, height);
                break;
            case NonDigitKind.Hand:
                HandPainter.PaintHand(canvas, random);
                break;
            case NonDigitKind.Furniture:
                PaintFurniture(scene);
                break;
            case NonDigitKind.Barcode:
                CodePainter.Paint(canvas, random);
                break;
        }
        canvas.Ink.Flush(scene.Pen);
    }

    private static void PaintShape(Scene scene, float u, float v, float height)
    {
        var hand = new Hand(scene.Random, 0.03f);
        foreach ((float X, float Y)[] stroke in Shapes.Strokes(scene.Random.Below(Shapes.Count)))
            hand.Draw(scene.Canvas.Ink, stroke, 1, u, v, height, scene.Pen.HalfPixels(height));
    }

    private static void PaintScribble(Scene scene, float u, float v, float height)
    {
        SeededRandom random = scene.Random;
        var points = new (float X, float Y)[random.Whole(9, 30)];
        bool hatch = random.Chance(0.4);
        float stretch = random.Between(0.8f, 1.6f);
        for (int i = 0; i < points.Length; i++)
            points[i] = hatch
                ? (((float)i / points.Length) + random.Around(0.05f), (i % 2) + random.Around(0.15f))
                : (random.Between(0, stretch), random.Between(0, 1));
        new Hand(random, 0.03f).Draw(scene.Canvas.Ink, Curve.Through(points, 5), 1, u, v, height, scene.Pen.HalfPixels(height));
    }

    // Planes before each other: walls, boards, window frames, each of its own stuff.
    private static void PaintFurniture(Scene scene)
    {
        (Canvas canvas, SeededRandom random) = (scene.Canvas, scene.Random);
        SurfacePainter.Fill(canvas, Surface.DrawTable(random), random);
        int planes = random.Whole(2, 7);
        for (int i = 0; i < planes; i++)
        {
            float angle = random.Chance(0.7) ? (random.Below(4) * MathF.PI / 2) + random.Around(0.1f) : random.Around(MathF.PI);
            var edge = new HalfPlane(random.Between(0.1f, 0.9f) * canvas.Width, random.Between(0.1f, 0.9f) * canvas.Height, angle);
            SurfacePainter.Beyond(canvas, random.Chance(0.5) ? Surface.DrawTable(random) : Surface.DrawPaper(random), edge, random.Between(0, 0.5f), random);
        }
    }
}
