#if CONTRACT
using System;

Console.Error.WriteLine("error: Expected package TorchSharp-cpu, got its contract, as this program was built in configuration Contract; build it by 'dotnet publish trainer/Edge.Trainer.TorchSharp', or train by trainer/Edge.Trainer.");
return 1;
#else
using System.CommandLine;
using Edge.Cli;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Torch;

var root = new RootCommand(
    """
    Trains the small networks that Edge quantises, by TorchSharp.

    Example:
      dotnet run -c Release --project trainer/Edge.Trainer.TorchSharp -- train trainer/recipes/digits.json --out digits
    """);
root.Subcommands.Add(TrainCommand.Make((recipe, pool) => TorchBackend.Open(recipe, pool.Workers)));
root.Subcommands.Add(DataCommand.Make());
return await CommandLineHost.RunAsync(root, args);
#endif
