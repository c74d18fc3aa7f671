using System;
using System.Collections.Generic;
using Edge.Data;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Pictures of what a recipe's augmentation does: the images as they are, with all effects, and with each effect alone.</summary>
internal static class AugmentationSheet
{
    private const int RowsOfAll = 6;
    private const int RowsOfOne = 3;

    /// <summary>Draws the sections, the images in the order of the columns, another epoch on each row.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="set">Its training images.</param>
    /// <param name="columns">How many of the first images are shown.</param>
    public static IReadOnlyList<SheetSection> Draw(Recipe recipe, ImageSet set, int columns)
    {
        AugmentationSpec spec = recipe.Augmentation ?? new AugmentationSpec();
        var sections = new List<SheetSection> { Section("as they are", new AugmentationSpec(), 1), Section("all together", spec, RowsOfAll) };
        foreach ((string title, AugmentationSpec alone) in Effects(spec))
            sections.Add(Section($"{title} alone", alone, RowsOfOne));
        return sections;

        SheetSection Section(string title, AugmentationSpec limits, int rows)
        {
            var section = new SheetSection(title, recipe.Input, rows, columns);
            var augmenter = new Augmenter(limits, recipe.Input, recipe.Seed);
            float[] values = new float[recipe.Input.Length];
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++)
                {
                    augmenter.Apply(row, column, set.Image(column), values);
                    section.Draw(row, column, values);
                }
            return section;
        }
    }

    private static IEnumerable<(string Title, AugmentationSpec Alone)> Effects(AugmentationSpec spec)
    {
        if (spec.Rotation > 0)
            yield return (FormattableString.Invariant($"rotation {spec.Rotation} degrees"), new AugmentationSpec { Rotation = spec.Rotation, Fill = spec.Fill });
        if (spec.Shift > 0)
            yield return (FormattableString.Invariant($"shift {spec.Shift} pixels"), new AugmentationSpec { Shift = spec.Shift, Fill = spec.Fill });
        if (spec.Shear > 0)
            yield return (FormattableString.Invariant($"shear {spec.Shear} degrees"), new AugmentationSpec { Shear = spec.Shear, Fill = spec.Fill });
        if (spec.Zoom > 0)
            yield return (FormattableString.Invariant($"zoom {spec.Zoom}"), new AugmentationSpec { Zoom = spec.Zoom, Fill = spec.Fill });
        if (spec.Elastic is { Amplitude: > 0 } elastic)
            yield return (FormattableString.Invariant($"elastic {elastic.Amplitude} pixels over {elastic.Smoothness}"), new AugmentationSpec { Elastic = elastic, Fill = spec.Fill });
        if (spec.Stroke > 0)
            yield return (FormattableString.Invariant($"stroke {spec.Stroke} pixels"), new AugmentationSpec { Stroke = spec.Stroke });
        if (spec.Blur > 0)
            yield return (FormattableString.Invariant($"blur {spec.Blur} pixels"), new AugmentationSpec { Blur = spec.Blur });
        if (spec.Lighting > 0)
            yield return (FormattableString.Invariant($"lighting {spec.Lighting}"), new AugmentationSpec { Lighting = spec.Lighting });
        if (spec.Noise > 0)
            yield return (FormattableString.Invariant($"noise {spec.Noise}"), new AugmentationSpec { Noise = spec.Noise });
    }
}
