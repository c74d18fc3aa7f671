using System;
using System.Collections.Generic;
using Edge.Photographs.Objects;
using Edge.Photographs.Pens;
using Edge.Photographs.Strokes;
using Edge.Photographs.Surfaces;

namespace Edge.Photographs;

/// <summary>What else is in a photograph: where the sheet ends, a finger, a stain, specks, printed text. It leaves the digits free.</summary>
internal static class Clutter
{
    /// <summary>Paints one or two things by lot.</summary>
    public static void Paint(Scene scene, IReadOnlyList<PhotographedDigit> digits)
    {
        (float x, float y, float radius) = Around(digits);
        int count = scene.Random.Whole(1, 2);
        for (int i = 0; i < count; i++)
            if (PaintOne(scene, (x, y, radius)))
                scene.Note(Disturbances.Clutter);
    }

    /// <summary>Lets the sheet end inside of the picture.</summary>
    public static bool PaintEdge(Scene scene, (float X, float Y, float Radius) free)
    {
        (Canvas canvas, SeededRandom random) = (scene.Canvas, scene.Random);
        int side = random.Below(4);
        float angle = (side * MathF.PI / 2) + random.Around(0.06f);
        (float u, float v) = canvas.View.ToPage(free.X, free.Y);
        (float sine, float cosine) = MathF.SinCos(angle);
        float room = side % 2 == 0 ? canvas.Width / 2f : canvas.Height / 2f, distance = Math.Max(free.Radius * 1.15f, room * random.Between(0.4f, 0.9f));
        var edge = new HalfPlane(u + (cosine * distance), v + (sine * distance), angle);
        SurfacePainter.Beyond(canvas, Surface.DrawTable(random), edge, scene.LightInk ? 0 : random.Between(0, 0.6f), random);
        return true;
    }

    private static bool PaintOne(Scene scene, (float X, float Y, float Radius) free)
    {
        (Canvas canvas, SeededRandom random) = (scene.Canvas, scene.Random);
        switch (random.Below(5))
        {
            case 0:
                return PaintEdge(scene, free);
            case 1:
                return HandPainter.PaintFinger(canvas, random, free);
            case 2:
                return PaintStain(canvas, random, free);
            case 3:
                return PaintSpecks(scene);
            default:
                return PaintText(scene, free);
        }
    }

    private static bool PaintStain(Canvas canvas, SeededRandom random, (float X, float Y, float Radius) free)
    {
        float size = random.Between(0.15f, 0.4f) * canvas.Side, angle = random.Around(MathF.PI);
        (float sine, float cosine) = MathF.SinCos(angle);
        float distance = free.Radius + (1.3f * size), x = free.X + (cosine * distance), y = free.Y + (sine * distance);
        var stain = new SoftEllipse(x, y, size, size * random.Between(0.8f, 1), angle);
        if (x < -size || y < -size || x > canvas.Width + size || y > canvas.Height + size)
            return false;
        for (int i = 0; i < canvas.U.Length; i++)
        {
            float dx = (i % canvas.Width) - x, dy = (i / canvas.Width) - y, radius = MathF.Sqrt((dx * dx) + (dy * dy)) / stain.RadiusX;
            float ring = radius < 1 ? 0.12f + (0.35f * MathF.Exp(-(1 - radius) * 18)) : 0.47f * MathF.Exp(-(radius - 1) * 60);
            if (ring > 0.01f)
                canvas.Cover(i, new Colour(0.35f, 0.2f, 0.1f), ring);
        }
        return true;
    }

    private static bool PaintSpecks(Scene scene)
    {
        (Canvas canvas, SeededRandom random) = (scene.Canvas, scene.Random);
        int count = random.Whole(3, 14);
        for (int i = 0; i < count; i++)
            canvas.Ink.AddDisc((random.Between(0, canvas.Width), random.Between(0, canvas.Height)), random.Between(0.4f, 1.2f) * Math.Max(1, canvas.Side / 240f));
        canvas.Ink.Flush(scene.Pen);
        return true;
    }

    private static bool PaintText(Scene scene, (float X, float Y, float Radius) free)
    {
        (Canvas canvas, SeededRandom random) = (scene.Canvas, scene.Random);
        (float u, float v) = canvas.View.ToPage(free.X, free.Y);
        float height = Math.Max(4, canvas.Side * random.Between(0.02f, 0.035f)), below = v + (1.2f * free.Radius), above = v - (1.2f * free.Radius) - (3.2f * height);
        bool down = random.Chance(0.5);
        float top = down ? below : above;
        if (top < 0.02f * canvas.Height || top + (3.2f * height) > 0.98f * canvas.Height)
            return false;
        PrintedText.Paint(canvas, random, new Pen(PenKind.Fineliner, Colour.Gray(scene.LightInk ? 0.7f : 0.05f), 1, 0, 0, 0.1f), (0.1f * canvas.Width, top), canvas.Width * 0.8f, 2, height);
        return true;
    }

    // The circle, in the picture, that holds every digit.
    private static (float X, float Y, float Radius) Around(IReadOnlyList<PhotographedDigit> digits)
    {
        float left = float.MaxValue, top = float.MaxValue, right = 0, bottom = 0;
        foreach (PhotographedDigit digit in digits)
        {
            (left, top) = (Math.Min(left, digit.Box.X), Math.Min(top, digit.Box.Y));
            (right, bottom) = (Math.Max(right, digit.Box.X + digit.Box.Width), Math.Max(bottom, digit.Box.Y + digit.Box.Height));
        }
        float radius = MathF.Sqrt(((right - left) * (right - left)) + ((bottom - top) * (bottom - top))) / 2;
        return ((left + right) / 2, (top + bottom) / 2, radius + 2);
    }
}
