using System.CommandLine;
using Edge.Cli;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Managed;

var root = new RootCommand(
    """
    Trains the small networks that Edge quantises.

    Examples:
      dotnet run -c Release --project trainer/Edge.Trainer -- train trainer/recipes/digits.json --out digits
      dotnet run -c Release --project trainer/Edge.Trainer -- train trainer/recipes/smoke.json --out smoke --data mnist --threads 1 --json
      dotnet run -c Release --project trainer/Edge.Trainer -- data
    """);
root.Subcommands.Add(TrainCommand.Make((recipe, pool) => new ManagedBackend(recipe, pool)));
root.Subcommands.Add(DataCommand.Make());
return await CommandLineHost.RunAsync(root, args).ConfigureAwait(false);
