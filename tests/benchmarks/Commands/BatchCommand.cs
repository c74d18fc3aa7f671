using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Batch;
using Edge.Benchmarks.Networks;

namespace Edge.Benchmarks.Commands;

/// <summary>batch: many images on two threads against one.</summary>
internal static class BatchCommand
{
    private const string Description = """
        Measures a batch of images on one thread and on two in turn.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- batch
          dotnet run -c Release --project tests/benchmarks -- batch --network resnet8 --rounds 50 --json
        """;

    public static Command Create()
    {
        Option<string> network = new Option<string>("--network") { Description = "The network.", DefaultValueFactory = _ => "n2" }.AcceptOnlyFromAmong([.. NetworkCatalog.Names]);
        Option<int> rounds = CommonOptions.Rounds(200);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("batch", Description) { network, rounds, json };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetRequiredValue(network), parsed.GetRequiredValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, int rounds, bool json, CancellationToken cancellation)
    {
        BatchResult result = await StatusConsole.MeasureAsync(name, rounds, step => BatchRun.Run(NetworkCatalog.Load(name), rounds, step, cancellation)).ConfigureAwait(false);
        Console.WriteLine(json ? JsonText.Of(result) : Describe(result));
        return 0;
    }

    private static string Describe(BatchResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Images} images of {result.Network}: 1 thread {result.One.Min / 1e3:F2} / {result.One.Median / 1e3:F2} ms (min / median), {result.Threads} threads {result.Several.Min / 1e3:F2} / {result.Several.Median / 1e3:F2} ms, {result.RatioOfMin:F2} / {result.RatioOfMedian:F2} times as fast");
}
