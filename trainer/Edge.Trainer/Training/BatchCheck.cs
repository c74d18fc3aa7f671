using System;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>What every backend demands of the batches that it is given.</summary>
public static class BatchCheck
{
    /// <summary>Throws unless a batch has whole images and no more than the recipe's batch size.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="images">Images, NHWC.</param>
    /// <param name="count">How many they are, or their labels.</param>
    /// <exception cref="ArgumentException">The images are too many, or not of the network's input size.</exception>
    public static void Images(Recipe recipe, ReadOnlySpan<float> images, int count)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (count > recipe.Batch || images.Length != count * recipe.Input.Length)
            throw new ArgumentException($"Expected up to {recipe.Batch} images of {recipe.Input.Length} values, got {images.Length} values for {count} labels.", nameof(images));
    }

    /// <summary>Throws unless there is room for the probabilities of a batch.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="images">Images, NHWC.</param>
    /// <param name="probabilities">[images, classes].</param>
    /// <returns>How many images they are.</returns>
    /// <exception cref="ArgumentException">Images or probabilities are not as many as they should be.</exception>
    public static int Prediction(Recipe recipe, ReadOnlySpan<float> images, ReadOnlySpan<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        int count = images.Length / recipe.Input.Length;
        Images(recipe, images, count);
        return probabilities.Length == count * recipe.Classes
            ? count
            : throw new ArgumentException($"Expected room for {count} x {recipe.Classes} probabilities, got {probabilities.Length}.", nameof(probabilities));
    }
}
