using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Quantize;
using Edge.Trainer.Data;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Edge.Trainer.Training.Checkpoints;
using Google.Protobuf;
using Spectre.Console;

namespace Edge.Trainer.CommandLine;

/// <summary>One run of <c>train</c>: data, training, its files, a summary.</summary>
internal sealed class TrainRun(
    Func<Recipe, WorkerPool, ITrainingBackend> makeBackend, Recipe recipe, string output, string? data, int threads, bool json)
{
    public const string ModelFile = "model.onnx";
    public const string TrainingFile = "training.json";

    /// <summary>Whether nothing at all is written to standard output.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The picture whose activations the report shows; null for the first.</summary>
    public string? Picture { get; init; }

    /// <summary>What is done with a checkpoint that is there.</summary>
    public ResumeMode Resume { get; init; }

    /// <summary>Where teachers are looked for.</summary>
    public required TeacherLocator Teachers { get; init; }

    private bool IsPlain => Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = await LoadAsync(cancellation).ConfigureAwait(false);
        DataSplit split = DataSplit.Make(recipe, train, test);
        if (Picture is not null)
            ReportFile.Choose(Picture, split, recipe);
        // A folder that cannot be written is told before the training, not after it.
        Directory.CreateDirectory(output);
        using var pool = new WorkerPool(threads);
        using Teacher? teacher = Teachers.Open(recipe, output, pool);
        var checkpoints = new CheckpointFile(Path.Combine(output, CheckpointFile.Name));
        var loop = new TrainingLoop(recipe, split, makeBackend, pool) { Teacher = teacher, Checkpoints = checkpoints };
        Checkpoint? from = Start(checkpoints, loop);
        TrainingResult result = await TrainAsync(loop, from, split, cancellation).ConfigureAwait(false);
        TrainingReport report = TrainingReport.Of(recipe, loop.Backend, threads, split, result, teacher);
        await WriteModelAsync(result.Model, split).ConfigureAwait(false);
        await WholeFile.WriteAsync(Path.Combine(output, TrainingFile), Encoding.UTF8.GetBytes(JsonOutput.Format(report))).ConfigureAwait(false);
        await ReportFile.WriteAsync(output, report, split, Picture, cancellation).ConfigureAwait(false);
        if (json && !IsQuiet)
            JsonOutput.Write(Console.Out, report);
        else
            Tell(Summary(result));
        return 0;
    }

    public Task<(ImageSet Train, ImageSet Test)> LoadAsync(CancellationToken cancellation) => RecipeData.LoadAsync(recipe, data, cancellation);

    /// <summary>SHA-256 of the weights of the recipe's teacher, or null where it has none.</summary>
    /// <exception cref="UserErrorException">The teacher is not trained.</exception>
    public string? TeacherHash()
    {
        if (recipe.Distillation is null)
            return null;
        using var pool = new WorkerPool(1);
        using Teacher? teacher = Teachers.Open(recipe, output, pool);
        return teacher?.Hash;
    }

    private Checkpoint? Start(CheckpointFile checkpoints, TrainingLoop loop)
    {
        if (Resume == ResumeMode.Never || !checkpoints.Exists)
        {
            if (Resume == ResumeMode.Always)
                Tell($"no checkpoint in {output}: training begins");
            return null;
        }
        try
        {
            Checkpoint from = checkpoints.Read();
            loop.RequireFit(from);
            Tell(FormattableString.Invariant($"going on from the checkpoint after epoch {from.Progress.Epochs.Count}{(from.Progress.Images > 0 ? $" and {from.Progress.Images} images" : "")}"));
            return from;
        }
        catch (UserErrorException) when (Resume == ResumeMode.WhereItFits)
        {
            return null;
        }
    }

    private async Task<TrainingResult> TrainAsync(TrainingLoop loop, Checkpoint? from, DataSplit split, CancellationToken cancellation)
    {
        try
        {
            return Watch(observer => loop.Run(from, observer, cancellation));
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"checkpoint written to {loop.Checkpoints!.Path}: the same command with --resume goes on from it").ConfigureAwait(false);
            throw;
        }
        catch (TrainingDivergedException e)
        {
            throw new UserErrorException($"{e.Message}; lower \"learningRate\" or add \"warmup\" to the schedule of the recipe; {await RescueAsync(loop, split).ConfigureAwait(false)}.", e);
        }
    }

    // What is left of a training that diverged.
    private async Task<string> RescueAsync(TrainingLoop loop, DataSplit split)
    {
        if (loop.LastCheckpoint is not { } last || last.Progress.Epochs.Count == 0)
            return "no epoch was finished, so no model was written";
        await WriteModelAsync(loop.ModelOf(last), split).ConfigureAwait(false);
        return $"{Path.Combine(output, ModelFile)} was written from the last good checkpoint, after epoch {last.Progress.Epochs.Count}";
    }

    private Task WriteModelAsync(TrainedModel model, DataSplit split) =>
        WholeFile.WriteAsync(Path.Combine(output, ModelFile), OnnxExporter.Export(model with { ClassNames = split.Train.ClassNames }).ToByteArray());

    private string Summary(TrainingResult result)
    {
        string accuracy = string.Join(", ", result.Phases.Select(p => FormattableString.Invariant(
            $"{PlainProgress.Name(p.Phase)}test accuracy {p.Test.Accuracy:P2} ({p.Test.Correct} of {p.Test.Images})")));
        return FormattableString.Invariant($"{accuracy} after {result.Seconds:F1} s: {Path.Combine(output, ModelFile)}, {ReportFile.Name}");
    }

    private void Tell(string line)
    {
        if (!json && !IsQuiet)
            Console.WriteLine(line);
    }

    private TrainingResult Watch(Func<ITrainingObserver?, TrainingResult> run)
    {
        if (json || IsQuiet)
            return run(null);
        if (IsPlain)
            return run(new PlainProgress(Console.Out));
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => run(new BarProgress(context, recipe.Epochs + (recipe.Quantization?.Epochs ?? 0))));
    }
}
