using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Edge.Benchmarks.Measurement;
using Edge.Cli;
using Edge.Testing;
using Edge.Trainer.Managed;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Benchmarks.Training;

/// <summary>Trains slices of an epoch with Edge and with PyTorch in turn, both on random pictures without augmentation.</summary>
internal static class TrainingRun
{
    private const int EpochImages = 60_000;
    private const int SliceImages = 1920;
    private const int WarmUpSlices = 2;

    // The batches that the issue and the tutorial name.
    private static readonly (string Recipe, int Batch)[] Networks = [("tf-convnet", 128), ("batchnorm-aug", 64)];

    /// <summary>The networks that are measured.</summary>
    public static int Count => Networks.Length;

    /// <summary>Measures.</summary>
    /// <param name="rounds">Slices of each.</param>
    /// <param name="threads">Threads of each.</param>
    /// <param name="round">Told each round that is over.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static TrainingResult Run(int rounds, int threads, Action round, CancellationToken cancellation)
    {
        var rows = new List<TrainingRow>();
        var skipped = new List<string>();
        foreach ((string name, int batch) in Networks)
        {
            string file = Repository.PathOf("trainer", "recipes", $"{name}.json");
            if (!File.Exists(file))
                skipped.Add($"{name}: there is no trainer/recipes/{name}.json.");
            else
                rows.Add(Measure(RecipeReader.Read(file) with { Batch = batch, Augmentation = null }, rounds, threads, skipped, round, cancellation));
        }
        return new TrainingResult(Machine.Here(), rows, skipped);
    }

    private static TrainingRow Measure(Recipe recipe, int rounds, int threads, List<string> skipped, Action round, CancellationToken cancellation)
    {
        using TorchProcess? torch = TryTorch(recipe, threads, skipped);
        using var pool = new WorkerPool(threads);
        using var backend = new ManagedBackend(recipe, pool);
        (float[] images, byte[] labels) = Batch(recipe);
        int steps = SliceImages / recipe.Batch;
        // Microseconds an epoch for a second of a slice.
        double scale = 1e6 * EpochImages / (steps * recipe.Batch);
        double[] edge = new double[rounds], plain = new double[rounds], channelsLast = new double[rounds];
        for (int i = -WarmUpSlices; i < rounds; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double own = Slice(backend, images, labels, steps), first = torch?.Run("default", steps) ?? 0, second = torch?.Run("channelsLast", steps) ?? 0;
            if (i < 0)
                continue;
            (edge[i], plain[i], channelsLast[i]) = (own * scale, first * scale, second * scale);
            round();
        }
        return new TrainingRow(
            recipe.Name, recipe.Batch, threads, Timing.Of(edge), torch is null ? null : Timing.Of(plain), torch is null ? null : Timing.Of(channelsLast), torch?.Version);
    }

    private static TorchProcess? TryTorch(Recipe recipe, int threads, List<string> skipped)
    {
        try
        {
            return TorchProcess.Start(recipe, threads);
        }
        catch (UserErrorException e)
        {
            skipped.Add($"{recipe.Name} with PyTorch: {e.Message}");
            return null;
        }
    }

    private static double Slice(ManagedBackend backend, float[] images, byte[] labels, int steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
            backend.TrainBatch(new TrainingBatch(images, labels), 1e-3f);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static (float[] Images, byte[] Labels) Batch(Recipe recipe)
    {
        var random = new SplitMix64(1);
        float[] images = new float[recipe.Batch * recipe.Input.Length];
        byte[] labels = new byte[recipe.Batch];
        foreach (ref float pixel in images.AsSpan())
            pixel = random.NextSingle();
        foreach (ref byte label in labels.AsSpan())
            label = (byte)random.NextInt32(recipe.Classes);
        return (images, labels);
    }
}
