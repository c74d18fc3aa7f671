using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Results;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>reproduce</c>: trains the seeds of a recipe, quantises and scores them, and writes the results and the shipped models.</summary>
internal static class ReproduceCommand
{
    public static Command Make(Func<Recipe, WorkerPool, ITrainingBackend> makeBackend)
    {
        ReproductionFolders usual = ReproductionFolders.Under("");
        var name = new Argument<string?>("name") { Description = "The network: NAME.json is its recipe.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every network that is published, has several seeds or ships." };
        var fresh = new Option<bool>("--fresh") { Description = "Train again what is finished; without it finished seeds of the same recipe are kept." };
        Option<string> recipes = Folder("--recipes", "The folder of the recipes.", usual.Recipes);
        Option<string> work = Folder("--work", "The folder for trainings, NAME/seed-N.", usual.Work);
        Option<string> results = Folder("--results", "The folder for NAME/result.json, curve.svg and model.tflite.", usual.Results);
        Option<string> models = Folder("--models", "The folder of the networks that ship.", usual.Models);
        var document = new Option<string>("--document") { Description = "The page that is written from all results.", HelpName = "FILE", DefaultValueFactory = _ => usual.Document };
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "reproduce",
            "Train the seeds of a network, quantise them, choose by validation, and write the results and docs/results.md. Examples: reproduce digits; reproduce --all; reproduce nano --fresh")
        {
            name, all, fresh, recipes, work, results, models, document, data, threads, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is null != result.GetValue(all))
                result.AddError("Expected the name of a network or --all, got " + (result.GetValue(all) ? "both." : "neither."));
        });
        command.SetAction((parsed, cancellation) =>
        {
            var folders = new ReproductionFolders(
                parsed.GetRequiredValue(recipes), parsed.GetRequiredValue(work), parsed.GetRequiredValue(results), parsed.GetRequiredValue(models), parsed.GetRequiredValue(document));
            // Every recipe is read before the first hour of training.
            IReadOnlyList<Recipe> networks = parsed.GetValue(name) is { } single ? [folders.Recipe(single)] : folders.All();
            var reproducer = new Reproducer(makeBackend, folders, parsed.GetValue(data), parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(json));
            return RunAsync(reproducer, networks, parsed.GetValue(fresh), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Reproducer reproducer, IReadOnlyList<Recipe> networks, bool fresh, bool json, CancellationToken cancellation)
    {
        var done = new List<NetworkResult>();
        foreach (Recipe recipe in networks)
        {
            NetworkResult result = await reproducer.RunAsync(recipe, fresh, cancellation).ConfigureAwait(false);
            done.Add(result);
            if (!json)
                Console.WriteLine(FormattableString.Invariant(
                    $"{recipe.Name}: int8 test accuracy {result.Chosen.Int8Test.Accuracy:F2} % ({result.Chosen.Int8Test.Correct} of {result.Chosen.Int8Test.Images}), float {result.Chosen.FloatTest.Accuracy:F2} %, {result.Size.WeightBytes} bytes of weights, {result.Size.Macs} multiply-accumulates"));
        }
        if (json)
            JsonOutput.Write(Console.Out, done);
        return 0;
    }

    private static Option<string> Folder(string name, string description, string usual) =>
        new(name) { Description = description, HelpName = "DIR", DefaultValueFactory = _ => usual };
}
