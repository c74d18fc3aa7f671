using System;

namespace Edge.Photographs.Pens;

/// <summary>A pen in use.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Colour">What its ink reflects.</param>
/// <param name="Opacity">The share that ink covers in the mean.</param>
/// <param name="Grain">How much of that the paper's grain changes.</param>
/// <param name="Unevenness">How uneven the ink flows.</param>
/// <param name="Width">Width of a stroke as a share of the writing's height; 0 for the data set's own.</param>
internal sealed record Pen(PenKind Kind, Colour Colour, float Opacity, float Grain, float Unevenness, float Width)
{
    // The data set's digits fit a box of this height.
    private const float BoxHeight = 20;

    // A stroke that is thinner than this many pixels is none to a camera.
    private const float LeastPixels = 1.3f;

    /// <summary>Chooses a pen by lot.</summary>
    /// <param name="random">The lot.</param>
    /// <param name="lightInk">Whether the ground is dark.</param>
    /// <param name="thinPens">Share of thin pens.</param>
    public static Pen Draw(SeededRandom random, bool lightInk, float thinPens)
    {
        if (lightInk)
            return random.Chance(0.6)
                ? new Pen(PenKind.Chalk, Colour.Gray(random.Between(0.55f, 0.85f)).Vary(random, 0.08f), 0.8f, random.Between(0.15f, 0.35f), 0.5f, random.Between(0.08f, 0.15f))
                : new Pen(PenKind.Screen, Colour.Gray(random.Between(0.6f, 0.95f)).Vary(random, 0.1f), 1, 0, 0, random.Chance(0.5) ? 0 : random.Between(0.07f, 0.14f));
        if (!random.Chance(thinPens))
            return random.Chance(0.6)
                ? new Pen(PenKind.Felt, InkColour(random), 0.95f, 0.04f, 0.6f, random.Between(0.07f, 0.13f))
                : new Pen(PenKind.Marker, InkColour(random), 0.97f, 0.03f, 0.6f, 0);
        return random.Below(3) switch
        {
            0 => new Pen(PenKind.Ballpoint, InkColour(random), 0.9f, random.Between(0.05f, 0.15f), 1.2f, random.Between(0.04f, 0.07f)),
            1 => new Pen(PenKind.Fineliner, InkColour(random), 0.96f, 0.03f, 0.4f, random.Between(0.04f, 0.08f)),
            _ => new Pen(PenKind.Pencil, Colour.Gray(random.Between(0.12f, 0.24f)), random.Between(0.7f, 0.85f), random.Between(0.15f, 0.3f), 0.6f, random.Between(0.045f, 0.08f)),
        };
    }

    /// <summary>How much thinner than the data set's a digit's strokes get, and half the least width of a stroke, both in its pixels.</summary>
    /// <param name="shape">The digit.</param>
    /// <param name="scale">Pixels of the picture to a pixel of the data set.</param>
    public (float Thinning, float HalfWidth) For(DigitShape shape, float scale)
    {
        float least = LeastPixels / 2 / scale;
        if (Width == 0)
            return (Math.Min(0, shape.HalfWidth - least), least);
        float half = Math.Max(Width * BoxHeight / 2, least);
        return (Math.Max(shape.HalfWidth - half, 0), half);
    }

    /// <summary>Half the width of a stroke of writing of some height, in pixels.</summary>
    public float HalfPixels(float height) => Math.Max((Width == 0 ? 0.12f : Width) * height / 2, LeastPixels / 2);

    private static Colour InkColour(SeededRandom random)
    {
        Colour colour = random.Below(10) switch
        {
            < 4 => Colour.Gray(0.03f),
            < 8 => new Colour(0.03f, 0.06f, 0.3f),
            8 => new Colour(0.4f, 0.03f, 0.04f),
            _ => new Colour(0.03f, 0.16f, 0.06f),
        };
        return colour.Vary(random, 0.4f).Times(random.Between(0.8f, 1.4f));
    }
}
