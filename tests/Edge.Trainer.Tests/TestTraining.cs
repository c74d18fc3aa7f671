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
        return Loop(recipe, train, test, pool).Run(null, null, CancellationToken.None);
    }

    /// <summary>A training by the managed backend.</summary>
    public static TrainingLoop Loop(Recipe recipe, ImageSet train, ImageSet test, WorkerPool pool) =>
        new(recipe, DataSplit.Make(recipe, train, test), (r, p) => new ManagedBackend(r, p), pool);

    /// <summary>A whole set as one batch: pixel / 255 and labels.</summary>
    public static (float[] Images, byte[] Labels) Batch(ImageSet set)
    {
        float[] images = new float[set.Count * set.Height * set.Width];
        for (int i = 0; i < set.Count; i++)
            for (int j = 0; j < set.Height * set.Width; j++)
                images[(i * set.Height * set.Width) + j] = set.Image(i)[j] * (1f / 255);
        return (images, set.Labels.ToArray());
    }
}
