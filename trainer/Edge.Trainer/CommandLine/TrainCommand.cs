using System;
using System.CommandLine;
using System.IO;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Results;
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
            Description = "The folder for model.onnx, training.json and report.html; it is made if need be.",
            HelpName = "DIR",
            Required = true,
        };
        Option<string?> data = CommonOptions.Data();
        Option<string?> picture = ReportCommand.Picture();
        Option<int?> epochs = CommonOptions.Whole("--epochs", "Epochs, instead of the recipe's.", 1, 10_000);
        Option<int?> seed = CommonOptions.Whole("--seed", "The seed, instead of the recipe's.", 0, int.MaxValue);
        Option<int?> threads = CommonOptions.Threads();
        var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoint in the folder of --out, where there is one, with the same result as without the interruption." };
        var teachers = new Option<string>("--work")
        {
            Description = "The folder of reproduce's trainings, NAME/seed-N, where a recipe's teacher is looked for after the folders beside that of --out.",
            HelpName = "DIR",
            DefaultValueFactory = _ => ReproductionFolders.Under("").Work,
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "train",
            "Train a recipe's network; a checkpoint is written after every epoch and by Ctrl-C. Examples: train trainer/recipes/digits.json --out digits; train trainer/recipes/digits.json --out digits --resume; train trainer/recipes/nano.json --out nano --work artifacts/trainings");
        command.Arguments.Add(recipe);
        foreach (Option option in new Option[] { output, data, epochs, seed, threads, resume, teachers, picture, json })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(recipe)!;
            Recipe read = RecipeReader.Read(path);
            read = read with { Epochs = parsed.GetValue(epochs) ?? read.Epochs, Seed = parsed.GetValue(seed) ?? read.Seed };
            var run = new TrainRun(
                makeBackend, read, parsed.GetValue(output)!, parsed.GetValue(data), parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(json))
            {
                Picture = parsed.GetValue(picture),
                Resume = parsed.GetValue(resume) ? ResumeMode.Always : ResumeMode.Never,
                Teachers = new TeacherLocator(Path.GetDirectoryName(path) ?? "", parsed.GetRequiredValue(teachers)),
            };
            return run.RunAsync(cancellation);
        });
        return command;
    }
}
