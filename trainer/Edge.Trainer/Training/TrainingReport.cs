using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>What training.json tells: enough to repeat a training and to draw its curve.</summary>
/// <param name="Recipe">The recipe as it ran, with what the command line changed.</param>
/// <param name="Backend">What computed.</param>
/// <param name="Threads">The threads, which do not change the result.</param>
/// <param name="Seed">The seed.</param>
/// <param name="TrainingImages">Images trained on.</param>
/// <param name="ValidationImages">Images held out.</param>
/// <param name="Epochs">The training curve, of all phases.</param>
/// <param name="Phases">What each phase gave.</param>
/// <param name="Test">The float network on the test images.</param>
/// <param name="Teacher">SHA-256 of the teacher's weights, or null.</param>
/// <param name="Seconds">The duration of it all.</param>
public sealed record TrainingReport(
    Recipe Recipe,
    string Backend,
    int Threads,
    long Seed,
    int TrainingImages,
    int ValidationImages,
    IReadOnlyList<EpochResult> Epochs,
    IReadOnlyList<PhaseResult> Phases,
    TestResult Test,
    string? Teacher,
    double Seconds)
{
    /// <summary>The names of the classes in the order of the outputs, or none.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The last phase's answers to the held-out images, with the worst mistakes; null without any.</summary>
    [JsonIgnore]
    public Answers? ValidationAnswers => Phases[^1].ValidationAnswers;

    /// <summary>The last phase's answers to the test images.</summary>
    [JsonIgnore]
    public Answers? TestAnswers => Phases[^1].TestAnswers;

    /// <summary>Gathers the report of a finished training.</summary>
    public static TrainingReport Of(Recipe recipe, string backend, int threads, DataSplit data, TrainingResult result, Teacher? teacher)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(result);
        return new TrainingReport(
            recipe, backend, threads, recipe.Seed, data.Train.Count, data.Validation.Count, result.Epochs, result.Phases, result.Test, teacher?.Hash, result.Seconds)
        {
            ClassNames = data.Train.ClassNames,
        };
    }
}
