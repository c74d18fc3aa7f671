using System;
using Edge.Photographs.Surfaces;

namespace Edge.Photographs.Optics;

/// <summary>The shadow of a head, a hand or a phone: a straight edge, or a strip, with a penumbra.</summary>
internal sealed class Shadow
{
    private readonly HalfPlane _edge;
    private readonly float _width;
    private readonly float _penumbra;
    private readonly float _depth;

    private Shadow(HalfPlane edge, float width, float penumbra, float depth) => (_edge, _width, _penumbra, _depth) = (edge, width, penumbra, depth);

    /// <summary>Chooses one by lot.</summary>
    public static Shadow Draw(SeededRandom random, PhotographSetting setting, Canvas canvas)
    {
        var edge = new HalfPlane(random.Between(0.1f, 0.9f) * canvas.Width, random.Between(0.1f, 0.9f) * canvas.Height, random.Around(MathF.PI));
        float width = random.Chance(0.5) ? random.Between(0.1f, 0.5f) * canvas.Side : 4 * (canvas.Width + canvas.Height);
        return new Shadow(edge, width, random.Between(0.03f, 0.25f) * canvas.Side, random.Between(0.4f, 1) * setting.ShadowDepth);
    }

    /// <summary>The share of light at a place of the picture.</summary>
    public float Light(float x, float y)
    {
        float distance = _edge.Distance(x, y);
        float t = Math.Clamp((Math.Min(distance, _width - distance) / _penumbra) + 0.5f, 0, 1);
        return 1 - (_depth * t * t * (3 - (2 * t)));
    }
}
