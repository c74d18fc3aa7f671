using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Trainer.Data;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>report</c>: makes the page of a finished training again.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of a training, with training.json and model.onnx." };
        Option<string?> picture = Picture();
        Option<string?> data = CommonOptions.Data();
        var command = new Command("report", "Make report.html of a finished training again. Examples: report out; report out --picture 7; report out --picture digit.png") { folder, picture, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(picture), parsed.GetValue(data), cancellation));
        return command;
    }

    /// <summary>The option that chooses the picture whose activations are shown.</summary>
    public static Option<string?> Picture() => new("--picture")
    {
        Description = "The picture whose activations are shown: the index of a held-out image (of a test image where none is held out), from 0, or a file.",
        HelpName = "N|FILE",
    };

    private static async Task<int> RunAsync(string folder, string? picture, string? data, CancellationToken cancellation)
    {
        string file = Path.Combine(folder, TrainRun.TrainingFile);
        TrainingReport report = JsonOutput.TryRead<TrainingReport>(file)
            ?? throw new UserErrorException($"Expected '{file}' as 'train' writes it, got {(File.Exists(file) ? "something else" : "no such file")}; give the folder of a finished training.");
        (ImageSet train, ImageSet test) = await RecipeData.LoadAsync(report.Recipe, data, cancellation).ConfigureAwait(false);
        await ReportFile.WriteAsync(folder, report, DataSplit.Make(report.Recipe, train, test), picture, cancellation).ConfigureAwait(false);
        Console.WriteLine(Path.Combine(folder, ReportFile.Name));
        return 0;
    }
}
