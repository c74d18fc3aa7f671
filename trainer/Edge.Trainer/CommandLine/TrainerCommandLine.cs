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
    /// <param name="program">The program, with what computes in it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TrainerProgram program)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(program);
        var root = new RootCommand(
            $"""
            Trains the small networks that Edge quantises.

            Examples:
              dotnet run -c Release --project {program.Project} -- train trainer/recipes/digits.json --out digits
              dotnet run -c Release --project {program.Project} -- train trainer/recipes/smoke.json --out smoke --data mnist --threads 1 --json
              dotnet run -c Release --project {program.Project} -- train trainer/recipes/digits.json --out digits --resume
              dotnet run -c Release --project {program.Project} -- reproduce digits
              dotnet run -c Release --project {program.Project} -- report digits --picture 7
              dotnet run -c Release --project {program.Project} -- augment trainer/recipes/digits.json --out augmented.html
              dotnet run -c Release --project {program.Project} -- collect page.png --out my-digits
              dotnet run -c Release --project {program.Project} -- photographs --out photographs --setting hard
              dotnet run -c Release --project {program.Project} -- judge sdk/models/digits/model.tflite --setting hard
              dotnet run -c Release --project {program.Project} -- data
            """);
        var backends = new BackendOptions(program);
        ParseResult? parsed = null;
        root.Subcommands.Add(backends.AddTo(TrainCommand.Make(MakeBackend)));
        root.Subcommands.Add(backends.AddTo(ReproduceCommand.Make(MakeBackend)));
        root.Subcommands.Add(CollectCommand.Make());
        root.Subcommands.Add(AugmentCommand.Make());
        root.Subcommands.Add(ReportCommand.Make());
        root.Subcommands.Add(PhotographsCommand.Make());
        root.Subcommands.Add(CalibrateCommand.Make());
        root.Subcommands.Add(JudgeCommand.Make());
        root.Subcommands.Add(DataCommand.Make());
        parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || backends.Elsewhere(parsed, args) is not { } elsewhere)
            return await CommandLineHost.RunAsync(root, args, e => e is InvalidModelException or QuantizeException or InvalidImageException).ConfigureAwait(false);
        await Console.Error.WriteLineAsync("error: " + elsewhere).ConfigureAwait(false);
        return CommandLineHost.UserFault;

        ITrainingBackend MakeBackend(Recipe recipe, WorkerPool pool) => program.MakeBackend(recipe, pool, backends.Device(parsed!));
    }
}
