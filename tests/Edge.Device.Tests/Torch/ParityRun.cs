using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch;
using Edge.Trainer.Training;

namespace Edge.Device.Tests.Torch;

/// <summary>Trains the managed backend and TorchSharp from the same first weights on the same batches.</summary>
internal static class ParityRun
{
    private const float Rate = 0.003f;

    /// <summary>Trains and compares after every step.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="steps">The number of steps, each on a batch of its own.</param>
    public static List<ParityStep> Run(Recipe recipe, int steps)
    {
        using var pool = new WorkerPool(1);
        using var managed = new ManagedBackend(recipe, pool);
        using TorchBackend torch = TorchDevices.Open(recipe, 1);
        var random = new Random(7);
        float[] images = new float[recipe.Batch * recipe.Input.Length];
        byte[] labels = new byte[recipe.Batch];
        float[] teacher = new float[recipe.Batch * recipe.Classes];
        var result = new List<ParityStep>();
        for (int step = 0; step < steps; step++)
        {
            Draw(random, images, labels, teacher, recipe.Classes);
            // The last batch of an epoch is a smaller one.
            int count = step == 1 ? Math.Max(recipe.Batch / 2, 1) : recipe.Batch;
            var batch = new TrainingBatch(images.AsSpan(0, count * recipe.Input.Length), labels.AsSpan(0, count), teacher.AsSpan(0, recipe.Distillation is null ? 0 : count * recipe.Classes));
            BatchResult ours = managed.TrainBatch(batch, Rate), theirs = torch.TrainBatch(batch, Rate);
            result.Add(Compare(ours, theirs, managed.SaveState(), torch.SaveState()));
        }
        return result;
    }

    private static void Draw(Random random, float[] images, byte[] labels, float[] teacher, int classes)
    {
        foreach (ref float value in images.AsSpan())
            value = random.NextSingle();
        foreach (ref float value in teacher.AsSpan())
            value = 0.01f + random.NextSingle();
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (byte)random.Next(classes);
            Span<float> row = teacher.AsSpan(i * classes, classes);
            float sum = 0;
            foreach (float value in row)
                sum += value;
            foreach (ref float value in row)
                value /= sum;
        }
    }

    private static ParityStep Compare(BatchResult ours, BatchResult theirs, IReadOnlyList<StateTensor> managed, IReadOnlyList<StateTensor> torch)
    {
        Assert.Equal(managed.Select(t => t.Name), torch.Select(t => t.Name));
        double weights = 0, moments = 0;
        foreach ((StateTensor a, StateTensor b) in managed.Zip(torch))
            if (a.Values is float[] values)
            {
                double largest = LargestDifference(values, b.As<float>(values.Length));
                (weights, moments) = a.Name.StartsWith("optimizer", StringComparison.Ordinal) ? (weights, Math.Max(moments, largest)) : (Math.Max(weights, largest), moments);
            }
            else
                Assert.Equal(a.Values, b.Values);
        return new ParityStep(ours.Loss / ours.Samples, theirs.Loss / theirs.Samples, weights, moments);
    }

    private static double LargestDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double largest = 0;
        for (int i = 0; i < a.Length; i++)
            // Not a number must not pass for no difference.
            largest = double.IsNaN(a[i] - (double)b[i]) ? double.PositiveInfinity : Math.Max(largest, Math.Abs(a[i] - (double)b[i]));
        return largest;
    }
}
