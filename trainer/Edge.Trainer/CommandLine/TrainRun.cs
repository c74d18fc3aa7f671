using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Quantize;
using Edge.Trainer.Data;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Google.Protobuf;
using Spectre.Console;

namespace Edge.Trainer.CommandLine;

/// <summary>One run of <c>train</c>: data, training, the two files, a summary.</summary>
internal sealed class TrainRun(
    Func<Recipe, WorkerPool, ITrainingBackend> makeBackend, Recipe recipe, string output, string? data, int threads, bool json)
{
    public const string ModelFile = "model.onnx";
    public const string ReportFile = "training.json";

    /// <summary>Whether nothing at all is written to standard output.</summary>
    public bool IsQuiet { get; init; }

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = await LoadAsync(cancellation).ConfigureAwait(false);
        DataSplit split = DataSplit.Make(recipe, train, test);
        // A folder that cannot be written is told before the training, not after it.
        Directory.CreateDirectory(output);
        using var pool = new WorkerPool(threads);
        using ITrainingBackend backend = makeBackend(recipe, pool);
        var loop = new TrainingLoop(recipe, split, backend, pool);
        TrainingResult result = Watch(observer => loop.Run(observer, cancellation));
        TrainingReport report = TrainingReport.Of(recipe, backend.Name, threads, split, result);
        string model = Path.Combine(output, ModelFile);
        await WholeFile.WriteAsync(model, OnnxExporter.Export(result.Model with { ClassNames = split.Train.ClassNames }).ToByteArray()).ConfigureAwait(false);
        await WholeFile.WriteAsync(Path.Combine(output, ReportFile), Encoding.UTF8.GetBytes(JsonOutput.Format(report))).ConfigureAwait(false);
        if (IsQuiet)
            return 0;
        if (json)
            JsonOutput.Write(Console.Out, report);
        else
            Console.WriteLine(FormattableString.Invariant(
                $"test accuracy {result.Test.Accuracy:P2} ({result.Test.Correct} of {result.Test.Images}) after {result.Seconds:F1} s: {model}"));
        return 0;
    }

    public Task<(ImageSet Train, ImageSet Test)> LoadAsync(CancellationToken cancellation) => RecipeData.LoadAsync(recipe, data, cancellation);

    private TrainingResult Watch(Func<ITrainingObserver?, TrainingResult> run)
    {
        if (json || IsQuiet)
            return run(null);
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return run(new PlainProgress(Console.Out));
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => run(new BarProgress(context, recipe.Epochs)));
    }
}
