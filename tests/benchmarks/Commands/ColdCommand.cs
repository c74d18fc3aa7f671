using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.ColdStart;

namespace Edge.Benchmarks.Commands;

/// <summary>cold: the first answer of a new process.</summary>
internal static class ColdCommand
{
    private const string Description = """
        Publishes a sample and an empty program ReadyToRun, starts them in turn and says what the first answer costs.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- cold
          dotnet run -c Release --project tests/benchmarks -- cold --starts 50 --json
        """;

    public static Command Create()
    {
        Option<int> starts = CommonOptions.Starts();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("cold", Description) { starts, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(starts), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int starts, bool json, CancellationToken cancellation)
    {
        ColdResult? result = null;
        await StatusConsole.RunAsync("cold start", starts, async step => result = await ColdRun.RunAsync(starts, step, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        Console.WriteLine(json ? JsonText.Of(result!) : Describe(result!));
        return 0;
    }

    private static string Describe(ColdResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        empty program: {result.Empty.Min / 1e3:F1} ms min, {result.Empty.Median / 1e3:F1} ms median
        {result.Program} ({result.Answer}): {result.First.Min / 1e3:F1} ms min, {result.First.Median / 1e3:F1} ms median
        {result.FastProgram}: {result.Fast.Min / 1e3:F1} ms min, {result.Fast.Median / 1e3:F1} ms median
        the first answer costs {result.MillisecondsOfMin:F1} ms by min, {result.MillisecondsOfMedian:F1} ms by median
        """);
}
