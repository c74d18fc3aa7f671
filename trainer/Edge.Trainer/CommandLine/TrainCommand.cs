using System;
using System.CommandLine;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>train</c>.</summary>
internal static class TrainCommand
{
    public static Command Make(Func<Recipe, WorkerPool, ITrainingBackend> makeBackend)
    {
        var recipe = new Argument<string>("recipe") { Description = "The recipe, such as trainer/recipes/digits.json." };
        var output = new Option<string>("--out")
        {
            Description = "The folder for model.onnx and training.json; it is made if need be.",
            HelpName = "DIR",
            Required = true,
        };
        Option<string?> data = CommonOptions.Data();
        Option<int?> epochs = CommonOptions.Whole("--epochs", "Epochs, instead of the recipe's.", 1, 10_000);
        Option<int?> seed = CommonOptions.Whole("--seed", "The seed, instead of the recipe's.", 0, int.MaxValue);
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("train", "Train a recipe's network. Example: train trainer/recipes/digits.json --out digits");
        command.Arguments.Add(recipe);
        foreach (Option option in new Option[] { output, data, epochs, seed, threads, json })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            Recipe read = RecipeReader.Read(parsed.GetValue(recipe)!);
            read = read with { Epochs = parsed.GetValue(epochs) ?? read.Epochs, Seed = parsed.GetValue(seed) ?? read.Seed };
            var run = new TrainRun(
                makeBackend, read, parsed.GetValue(output)!, parsed.GetValue(data), parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(json));
            return run.RunAsync(cancellation);
        });
        return command;
    }
}
