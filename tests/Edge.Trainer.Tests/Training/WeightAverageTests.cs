using System;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

public sealed class WeightAverageTests
{
    private const float Decay = 0.7f;

    private static readonly Recipe Recipe = TestTraining.Shipped("smoke.json") with { Batch = 11, Averaging = new AveragingSpec { Decay = Decay } };

    /// <summary>The exported network is the average, worked in double from the states after the steps; training itself does not notice.</summary>
    [Fact]
    public void ExportsTheAverageOfTheSteps()
    {
        using var pool = new WorkerPool(1);
        using var averaged = new ManagedBackend(Recipe, pool);
        using var plain = new ManagedBackend(Recipe with { Averaging = null }, pool);
        double[] expected = [.. Values(plain.Export())];
        float[] last = [];
        for (int step = 0; step < 6; step++)
        {
            (float[] images, byte[] labels) = TestTraining.Batch(SyntheticDigits.Make(Recipe.Batch, step + 1));
            var batch = new TrainingBatch(images, labels);
            Assert.Equal(plain.TrainBatch(batch, 0.01f), averaged.TrainBatch(batch, 0.01f));
            last = Values(plain.Export());
            double decay = Math.Min(Decay, (1.0 + step) / (10 + step));
            for (int i = 0; i < expected.Length; i++)
                expected[i] = (decay * expected[i]) + ((1 - decay) * last[i]);
            // Looking does not disturb.
            averaged.Predict(images, new float[Recipe.Batch * Recipe.Classes]);
        }
        float[] actual = Values(averaged.Export());
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
        Assert.NotEqual(last, actual);
    }

    [Fact]
    public void ALoadedModelIsItsOwnAverage()
    {
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(Recipe, pool);
        using var other = new ManagedBackend(Recipe with { Seed = 9, Averaging = null }, pool);
        backend.Export();
        backend.Load(other.Export());
        Assert.Equal(Values(other.Export()), Values(backend.Export()));
    }

    private static float[] Values(TrainedModel model) =>
        [.. model.Leaves().SelectMany(l => new[] { l.Weights, l.Bias, l.Gamma, l.Beta, l.Mean, l.Variance }).SelectMany(a => a ?? [])];
}
