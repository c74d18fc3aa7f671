using System;
using Edge.Cli;
using Edge.Data;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>The images of a training, parted as its recipe says.</summary>
/// <param name="Train">Trained on.</param>
/// <param name="Validation">Held out of the training images to judge design choices; may be empty.</param>
/// <param name="Test">Looked at once, at the end.</param>
public sealed record DataSplit(ImageSet Train, ImageSet Validation, ImageSet Test)
{
    /// <summary>Holds out the last training images and limits the rest.</summary>
    /// <exception cref="UserErrorException">The recipe asks for more images than there are, or the images do not fit the network.</exception>
    public static DataSplit Make(Recipe recipe, ImageSet train, ImageSet test)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        int rest = train.Count - recipe.Data.Validation;
        int used = recipe.Data.Limit ?? rest;
        if (used < 1 || used > rest)
            throw new UserErrorException(
                $"Expected at least {Math.Max(used, 1) + recipe.Data.Validation} training images for recipe '{recipe.Name}', got {train.Count}; lower \"limit\" or \"validation\" in the recipe.");
        var split = new DataSplit(train.Slice(0, used), train.Slice(rest, recipe.Data.Validation), test);
        if (test.Count == 0)
            throw new UserErrorException($"Expected test images for recipe '{recipe.Name}', got none; add some.");
        foreach (ImageSet set in new[] { train, test })
            Check(set, recipe.Input, recipe.Classes);
        return split;
    }

    // Refuses images of another size than the network's input and labels that it has no output for.
    private static void Check(ImageSet set, TensorShape input, int classes)
    {
        if (set.Height != input.Height || set.Width != input.Width || set.Channels != input.Channels)
            throw new UserErrorException(
                $"Expected images of {input}, got {set.Height}x{set.Width}x{set.Channels}; set \"input\" in the recipe to that, or take other images.");
        if (set.ClassNames.Count > 0 && set.ClassNames.Count != classes)
            throw new UserErrorException(
                $"Expected {classes} classes, the units of the last layer, got {set.ClassNames.Count} folders; set \"units\" of the last layer in the recipe to {set.ClassNames.Count}.");
        foreach (byte label in set.Labels.Span)
            if (label >= classes)
                throw new UserErrorException($"Expected labels below {classes}, the units of the last layer, got {label}; raise \"units\" of the last layer in the recipe.");
    }
}
