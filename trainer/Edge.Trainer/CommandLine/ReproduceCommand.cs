using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Quantize;
using Edge.Quantize.Data;
using Edge.Quantize.Evaluation;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>reproduce</c>: trains a recipe and quantises the result, as the shipped models are made.</summary>
internal static class ReproduceCommand
{
    public static Command Make(Func<Recipe, WorkerPool, ITrainingBackend> makeBackend)
    {
        var name = new Argument<string>("name") { Description = "The network: NAME.json is its recipe." };
        var recipes = new Option<string>("--recipes") { Description = "The folder of the recipes.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("trainer", "recipes") };
        var output = new Option<string?>("--out") { Description = "The folder for the files; without it sdk/models/NAME.", HelpName = "DIR" };
        Option<string?> data = CommonOptions.Data();
        var command = new Command("reproduce", "Train a network, quantise it and write it where the shipped models are. Example: reproduce digits") { name, recipes, output, data };
        command.SetAction((parsed, cancellation) =>
        {
            string network = parsed.GetRequiredValue(name);
            return RunAsync(
                makeBackend,
                RecipeReader.Read(Path.Combine(parsed.GetRequiredValue(recipes), network + ".json")),
                parsed.GetValue(output) ?? Path.Combine("sdk", "models", network),
                parsed.GetValue(data),
                cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Func<Recipe, WorkerPool, ITrainingBackend> makeBackend, Recipe recipe, string output, string? data, CancellationToken cancellation)
    {
        var run = new TrainRun(makeBackend, recipe, output, data, Environment.ProcessorCount, json: false);
        await run.RunAsync(cancellation).ConfigureAwait(false);
        (ImageSet train, ImageSet test) = await run.LoadAsync(cancellation).ConfigureAwait(false);
        byte[] onnx = await File.ReadAllBytesAsync(Path.Combine(output, TrainRun.ModelFile), cancellation).ConfigureAwait(false);
        Console.WriteLine("quantising");
        var options = new QuantizationOptions
        {
            Name = recipe.Name,
            Calibration = new LabelledImages(train),
            Test = new LabelledImages(test),
            Command = $"dotnet run -c Release --project trainer/Edge.Trainer -- reproduce {recipe.Name}",
        };
        QuantizationResult result = await Task.Run(() => QuantizationPipeline.Run(onnx, options, null, cancellation), cancellation).ConfigureAwait(false);
        await result.WriteToAsync(output, cancellation).ConfigureAwait(false);
        QuantizationReport report = result.Report;
        Console.WriteLine(FormattableString.Invariant(
            $"int8 accuracy {report.Int8Accuracy:0.00} % ({report.Int8Correct} of {report.TestImages}), float {report.FloatAccuracy:0.00} %, {report.WeightBytes} bytes of weights, {report.Macs} multiply-accumulates, an arena of {report.ArenaBytes} bytes: {output}"));
        return 0;
    }
}
