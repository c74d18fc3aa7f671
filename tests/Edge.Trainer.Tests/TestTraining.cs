using System.Threading;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests;

/// <summary>Short trainings for tests.</summary>
internal static class TestTraining
{
    /// <summary>A recipe that ships.</summary>
    public static Recipe Shipped(string name) => RecipeReader.Read(Repository.PathOf("trainer", "recipes", name));

    /// <summary>Trains with so many threads.</summary>
    public static TrainingResult Run(Recipe recipe, ImageSet train, ImageSet test, int threads)
    {
        using var pool = new WorkerPool(threads);
        using var backend = new ManagedBackend(recipe, pool);
        return new TrainingLoop(recipe, DataSplit.Make(recipe, train, test), backend, pool).Run(null, CancellationToken.None);
    }
}
