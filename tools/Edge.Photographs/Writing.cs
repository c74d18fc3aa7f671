using System;

namespace Edge.Photographs;

/// <summary>How digits are set on the page.</summary>
/// <param name="Lines">Lines of writing.</param>
/// <param name="Columns">Digits in a line.</param>
/// <param name="Height">Height of a digit, in pixels.</param>
/// <param name="PitchU">Distance of digits in a line, in pixels.</param>
/// <param name="PitchV">Distance of lines, in pixels.</param>
internal sealed record Writing(int Lines, int Columns, float Height, float PitchU, float PitchV)
{
    private const float LeastHeight = 22;
    private const float LeastOfSeveral = 20;

    /// <summary>Chooses by lot.</summary>
    public static Writing Draw(SeededRandom random, PhotographSetting setting, Layout layout, Canvas canvas)
    {
        if (layout == Layout.One)
        {
            float single = canvas.Side * random.Between(setting.SmallestDigit, 0.75f);
            return new Writing(1, 1, Math.Max(single, LeastHeight), 0, 0);
        }
        int columns = layout == Layout.Column ? 1 : random.Whole(2, layout == Layout.Line ? 7 : 8);
        int lines = layout == Layout.Line ? 1 : random.Whole(2, layout == Layout.Column ? 5 : 6);
        float wide = random.Between(0.95f, 1.5f), tall = random.Between(1.5f, 2.2f);
        float height = Math.Min(canvas.Width * 0.8f / (columns * wide), canvas.Height * 0.8f / (lines * tall));
        height = Math.Max(LeastOfSeveral, Math.Min(height, canvas.Side * 0.6f) * random.Between(0.6f, 1));
        return new Writing(lines, columns, height, wide * height, tall * height);
    }
}
