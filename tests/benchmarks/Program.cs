using System.CommandLine;
using Edge.Benchmarks.Commands;
using Edge.Benchmarks.OnnxRuntime;
using Edge.Cli;
using Edge.Micro;
using Edge.Quantize;

var root = new RootCommand(
    """
    Measures Edge: beside ONNX Runtime, by steps, beside its own micro-kernel, in batches and from a cold start; vision; and the trainer beside PyTorch.

    Examples:
      dotnet run -c Release --project tests/benchmarks -- report
      dotnet run -c Release --project tests/benchmarks -- compare
      dotnet run -c Release --project tests/benchmarks -- compare --network n2 --json
      dotnet run -c Release --project tests/benchmarks -- training
    """);
root.Subcommands.Add(ReportCommand.Create());
root.Subcommands.Add(CompareCommand.Create());
root.Subcommands.Add(LayersCommand.Create());
root.Subcommands.Add(PeakCommand.Create());
root.Subcommands.Add(BatchCommand.Create());
root.Subcommands.Add(ColdCommand.Create());
root.Subcommands.Add(VisionCommand.Create());
root.Subcommands.Add(TrainingCommand.Create());
root.Subcommands.Add(DetailedCommand.Create());
return await CommandLineHost.RunAsync(root, args, e => e is InvalidModelException or QuantizeException or OrtException).ConfigureAwait(false);
