using Edge.Trainer.Recipes;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Results;

/// <summary>The file seed.json, written last into the folder of a seed: it says that the seed is finished, and of which recipe.</summary>
/// <param name="Recipe">The recipe as it was trained.</param>
/// <param name="Result">What it gave.</param>
internal sealed record SeedRecord(Recipe Recipe, SeedResult Result)
{
    public const string File = "seed.json";

    /// <summary>Whether two recipes train the same: what only tells of a network or says what to do with it does not count.</summary>
    public static bool TrainTheSame(Recipe a, Recipe b) => CheckpointIdentity.TrainTheSame(a, b);
}
