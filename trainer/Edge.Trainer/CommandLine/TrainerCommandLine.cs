using System;
using System.CommandLine;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Micro;
using Edge.Quantize;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Edge.Vision.Images;

namespace Edge.Trainer.CommandLine;

/// <summary>The trainer's command line, for any backend.</summary>
public static class TrainerCommandLine
{
    /// <summary>Parses and runs.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="makeBackend">Builds a recipe's network; the threads are those of the augmentation, which a backend may share.</param>
    /// <param name="project">The folder of the program's project, for the examples of --help.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, Func<Recipe, WorkerPool, ITrainingBackend> makeBackend, string project = "trainer/Edge.Trainer")
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(makeBackend);
        var root = new RootCommand(
            $"""
            Trains the small networks that Edge quantises.

            Examples:
              dotnet run -c Release --project {project} -- train trainer/recipes/digits.json --out digits
              dotnet run -c Release --project {project} -- train trainer/recipes/smoke.json --out smoke --data mnist --threads 1 --json
              dotnet run -c Release --project {project} -- train trainer/recipes/digits.json --out digits --resume
              dotnet run -c Release --project {project} -- reproduce digits
              dotnet run -c Release --project {project} -- report digits --picture 7
              dotnet run -c Release --project {project} -- augment trainer/recipes/digits.json --out augmented.html
              dotnet run -c Release --project {project} -- data
            """);
        root.Subcommands.Add(TrainCommand.Make(makeBackend));
        root.Subcommands.Add(ReproduceCommand.Make(makeBackend));
        root.Subcommands.Add(AugmentCommand.Make());
        root.Subcommands.Add(ReportCommand.Make());
        root.Subcommands.Add(DataCommand.Make());
        return CommandLineHost.RunAsync(root, args, e => e is InvalidModelException or QuantizeException or InvalidImageException);
    }
}
