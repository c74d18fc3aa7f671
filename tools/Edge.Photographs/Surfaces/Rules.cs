using System;

namespace Edge.Photographs.Surfaces;

/// <summary>Printed rules: lines, or squares.</summary>
/// <param name="Colour">What their ink reflects.</param>
/// <param name="Spacing">Distance of lines, in pixels.</param>
/// <param name="Width">Width of a line, in pixels.</param>
/// <param name="Strength">The share that their ink covers.</param>
/// <param name="Squared">Whether there are upright lines too.</param>
/// <param name="OffsetU">Where an upright line is.</param>
/// <param name="OffsetV">Where a line is.</param>
/// <param name="Margin">The page's column of an upright red line, or a number outside of the picture.</param>
internal sealed record Rules(Colour Colour, float Spacing, float Width, float Strength, bool Squared, float OffsetU, float OffsetV, float Margin)
{
    /// <summary>Chooses rules by lot.</summary>
    /// <param name="random">The lot.</param>
    /// <param name="setting">Their strength.</param>
    /// <param name="squared">Whether squared.</param>
    /// <param name="height">Height of the writing, in pixels.</param>
    /// <param name="width">Width of the picture.</param>
    public static Rules Draw(SeededRandom random, PhotographSetting setting, bool squared, float height, int width)
    {
        Colour colour = random.Below(3) switch
        {
            0 => new Colour(0.15f, 0.3f, 0.6f),
            1 => Colour.Gray(0.25f),
            _ => new Colour(0.35f, 0.25f, 0.4f),
        };
        float spacing = Math.Max(6, height * (squared ? random.Between(0.3f, 0.8f) : random.Between(0.8f, 1.6f)));
        float lineWidth = Math.Clamp(spacing * random.Between(0.02f, 0.04f), 0.6f, 3);
        float margin = !squared && random.Chance(0.25) ? random.Between(0.02f, 0.12f) * width : -2 * width;
        return new Rules(colour, spacing, lineWidth, random.Between(0.4f, 1) * setting.RuleStrength, squared, random.Between(0, spacing), random.Between(0, spacing), margin);
    }

    /// <summary>Prints them.</summary>
    public void Paint(Canvas canvas)
    {
        float half = Width / 2;
        for (int i = 0; i < canvas.U.Length; i++)
        {
            float distance = Nearest(canvas.V[i] - OffsetV);
            if (Squared)
                distance = Math.Min(distance, Nearest(canvas.U[i] - OffsetU));
            // A line thinner than a pixel covers a part of it.
            float cover = Math.Min(Math.Clamp(half + 0.5f - distance, 0, 1), Width);
            if (cover > 0)
                canvas.Cover(i, Colour, cover * Strength);
            if (Math.Abs(canvas.U[i] - Margin) < half + 0.5f)
                canvas.Cover(i, new Colour(0.7f, 0.15f, 0.15f), Strength);
        }
    }

    private float Nearest(float place)
    {
        float share = place / Spacing;
        return Math.Abs(share - MathF.Round(share)) * Spacing;
    }
}
