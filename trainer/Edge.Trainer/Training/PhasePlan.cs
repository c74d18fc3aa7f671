using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>One phase of a training as its recipe has it.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Recipe">The recipe with the phase's own epochs, learning rate and schedule.</param>
/// <param name="FirstEpoch">The number of its first epoch for order and augmentation, from 0, so that phases see other ones.</param>
internal sealed record PhasePlan(TrainingPhase Phase, Recipe Recipe, int FirstEpoch)
{
    /// <summary>The phases of a recipe.</summary>
    public static IReadOnlyList<PhasePlan> Of(Recipe recipe)
    {
        var plans = new List<PhasePlan> { new(TrainingPhase.FloatNetwork, recipe, 0) };
        if (recipe.Quantization is { } quantization)
            plans.Add(new PhasePlan(
                TrainingPhase.Int8Network,
                recipe with
                {
                    Epochs = quantization.Epochs,
                    Optimizer = recipe.Optimizer with { LearningRate = quantization.LearningRate, Schedule = quantization.Schedule },
                },
                recipe.Epochs));
        return plans;
    }
}
