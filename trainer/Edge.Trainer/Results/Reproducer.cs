using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Inference;
using Edge.Quantize;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Reporting;
using Edge.Trainer.Training;

namespace Edge.Trainer.Results;

/// <summary>Reproduces networks: trains their seeds, chooses one by its int8 model's validation accuracy and writes what was measured.</summary>
/// <param name="makeBackend">Builds a recipe's network.</param>
/// <param name="folders">Where things are read and written.</param>
/// <param name="data">The folder of the images, or null for the cache and the mirrors.</param>
/// <param name="threads">Threads of the training.</param>
/// <param name="json">Whether standard output is kept free of progress.</param>
internal sealed class Reproducer(
    Func<Recipe, WorkerPool, ITrainingBackend> makeBackend, ReproductionFolders folders, string? data, int threads, bool json)
{
    /// <summary>The command that reproduces a network.</summary>
    public static string Command(string name) => $"dotnet run -c Release --project trainer/Edge.Trainer -- reproduce {name}";

    /// <summary>Reproduces one network.</summary>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="fresh">Whether finished seeds are trained again.</param>
    /// <param name="cancellation">Ends the work; what is finished stays and is taken up by the next run.</param>
    public async Task<NetworkResult> RunAsync(Recipe recipe, bool fresh, CancellationToken cancellation)
    {
        await TrainTeacherAsync(recipe, [], cancellation).ConfigureAwait(false);
        var seeds = new List<SeedResult>();
        for (int i = 0; i < recipe.Repeats; i++)
        {
            Recipe seeded = recipe with { Seed = recipe.Seed + i };
            if (fresh)
                await folders.DiscardSeedAsync(seeded).ConfigureAwait(false);
            Tell($"{recipe.Name}: seed {seeded.Seed}, {i + 1} of {recipe.Repeats}");
            seeds.Add(await Seed(seeded).RunAsync(cancellation).ConfigureAwait(false));
            Tell(FormattableString.Invariant($"{recipe.Name}: seed {seeded.Seed}: int8 validation {seeds[^1].Int8Validation.Accuracy:F2} %, int8 test {seeds[^1].Int8Test.Accuracy:F2} %"));
        }
        SeedResult chosen = NetworkResult.Choose(seeds);
        SeedRun run = Seed(recipe with { Seed = chosen.Seed });
        string folder = folders.Seed(recipe with { Seed = chosen.Seed });
        byte[] tflite = await File.ReadAllBytesAsync(Path.Combine(folder, SeedRun.TfliteFile), cancellation).ConfigureAwait(false);
        TrainingReport report = await run.TrainAsync(cancellation).ConfigureAwait(false);
        var result = new NetworkResult
        {
            Recipe = recipe,
            ChosenSeed = chosen.Seed,
            Seeds = seeds,
            Size = ModelSize.Of(Model.Load(tflite).Graph, tflite.Length),
            Curve = report.Epochs,
            EpochSeconds = Median(report.Epochs.Select(e => e.Seconds)),
            Threads = report.Threads,
            Backend = report.Backend,
            Processor = ProcessorName.Here(),
        };
        if (folders.Ships(recipe))
            await ShipAsync(recipe, run, folder, cancellation).ConfigureAwait(false);
        await folders.WriteAsync(result, tflite).ConfigureAwait(false);
        return result;
    }

    private SeedRun Seed(Recipe seeded) => new(Training(seeded), seeded, folders.Seed(seeded));

    private TrainRun Training(Recipe seeded) => new(makeBackend, seeded, folders.Seed(seeded), data, threads, json: false)
    {
        IsQuiet = json,
        Resume = ResumeMode.WhereItFits,
        Teachers = new TeacherLocator(folders.Recipes, folders.Work),
    };

    // The teacher that a recipe names, after the one that it learns from itself; a teacher that is given as a folder is the user's.
    private async Task TrainTeacherAsync(Recipe student, HashSet<string> students, CancellationToken cancellation)
    {
        if (student.Distillation?.Teacher is not { } name || !folders.HasRecipe(name))
            return;
        if (!students.Add(student.Name))
            throw new UserErrorException($"Expected teachers that do not learn from their students, got the recipes {string.Join(", ", students)} in a circle; remove a \"distillation\".");
        Recipe teacher = folders.Recipe(name);
        await TrainTeacherAsync(teacher, students, cancellation).ConfigureAwait(false);
        Tell($"{student.Name}: its teacher {name}, seed {teacher.Seed}");
        await Seed(teacher).TrainAsync(cancellation).ConfigureAwait(false);
    }

    private async Task ShipAsync(Recipe recipe, SeedRun run, string folder, CancellationToken cancellation)
    {
        (ImageSet training, ImageSet test) = await Training(recipe).LoadAsync(cancellation).ConfigureAwait(false);
        QuantizationResult quantized = await run.QuantizeAsync(training, test, cancellation).ConfigureAwait(false);
        string shipped = folders.Model(recipe.Name);
        await quantized.WriteToAsync(shipped, Kinds(quantized), cancellation).ConfigureAwait(false);
        foreach (string file in new[] { TrainRun.ModelFile, TrainRun.TrainingFile })
            await WholeFile.WriteAsync(Path.Combine(shipped, file), await File.ReadAllBytesAsync(Path.Combine(folder, file), cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        // The page is new; the rule that was fitted to this very model still holds.
        await RejectionSection.AddAsync(Path.Combine(shipped, SeedRun.TfliteFile), cancellation).ConfigureAwait(false);
        Tell($"{recipe.Name}: written to {shipped}");
    }

    // The class for nanoFramework ships where it is one: several assemblies are an application's own matter.
    private static OutputKinds Kinds(QuantizationResult quantized)
    {
        try
        {
            return quantized.Nano().Count == 1 ? OutputKinds.All | OutputKinds.Nano : OutputKinds.All;
        }
        catch (QuantizeException)
        {
            // Too large for boards, which is no fault of a network.
            return OutputKinds.All;
        }
    }

    private void Tell(string line)
    {
        if (!json)
            Console.WriteLine(line);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
