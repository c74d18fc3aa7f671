using System.CommandLine;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Edge.Testing;

namespace Edge.Benchmarks.Commands;

/// <summary>detailed: BenchmarkDotNet with its own statistics.</summary>
internal static class DetailedCommand
{
    private const string Description = """
        Runs the benchmarks of BenchmarkDotNet: every network, and N2 by steps. What follows -- goes to BenchmarkDotNet.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- detailed
          dotnet run -c Release --project tests/benchmarks -- detailed -- --filter *LayerBenchmarks*
          dotnet run -c Release --project tests/benchmarks -- detailed -- --filter *NetworkBenchmarks* --exporters json
        """;

    public static Command Create()
    {
        var rest = new Argument<string[]>("arguments") { Description = "Arguments of BenchmarkDotNet.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("detailed", Description) { rest };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed.GetValue(rest) ?? [])));
        return command;
    }

    private static int Run(string[] arguments)
    {
        // In this process: a build of BenchmarkDotNet's own project would take the repository's settings for its own.
        ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Repository.PathOf("tests", "benchmarks", "bin", "BenchmarkDotNet"));
        string[] filtered = arguments.Length > 0 ? arguments : ["--filter", "*"];
        int reports = BenchmarkSwitcher.FromAssembly(typeof(DetailedCommand).Assembly).Run(filtered, config).Count();
        return reports > 0 ? 0 : 1;
    }
}
