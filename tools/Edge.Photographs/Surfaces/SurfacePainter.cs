using System;

namespace Edge.Photographs.Surfaces;

/// <summary>Paints surfaces.</summary>
internal static class SurfacePainter
{
    /// <summary>Covers the whole picture.</summary>
    public static void Fill(Canvas canvas, Surface surface, SeededRandom random)
    {
        var shade = new Shade(surface, random);
        for (int i = 0; i < canvas.U.Length; i++)
            canvas[i] = surface.Colour.Times(shade.At(canvas.U[i], canvas.V[i]));
    }

    /// <summary>Covers what lies beyond a straight line on the page, as where a sheet ends on a table, and lets the sheet throw a narrow shadow.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="surface">What lies there.</param>
    /// <param name="edge">The line.</param>
    /// <param name="shadow">The share of light that the sheet's shadow takes.</param>
    /// <param name="random">The lot.</param>
    public static void Beyond(Canvas canvas, Surface surface, HalfPlane edge, float shadow, SeededRandom random)
    {
        var shade = new Shade(surface, random);
        float reach = canvas.Side * 0.03f;
        for (int i = 0; i < canvas.U.Length; i++)
        {
            float distance = edge.Distance(canvas.U[i], canvas.V[i]);
            if (distance <= -0.5f)
                continue;
            float light = 1 - (shadow * Math.Clamp(1 - (distance / reach), 0, 1));
            canvas.Cover(i, surface.Colour.Times(light * shade.At(canvas.U[i], canvas.V[i])), Math.Min(1, distance + 0.5f));
        }
    }

    // Where the grain of a surface lies is by lot.
    private readonly struct Shade(Surface surface, SeededRandom random)
    {
        private readonly float _u = random.Below(256);
        private readonly float _v = random.Below(256);

        public float At(float u, float v)
        {
            float shade = 1 + (surface.Grain * NoiseTile.Paper.At(u + _u, v + _v)) + (surface.Dirt * NoiseTile.Cloud.At(u + _v, v + _u));
            return Math.Max(0.1f, surface.Wood == 0 ? shade : shade + (surface.Wood * NoiseTile.Wood.At(u + _u, v + _v)));
        }
    }
}
