using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Comparison;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Networks;
using Spectre.Console;

namespace Edge.Benchmarks.Commands;

/// <summary>compare: Edge against ONNX Runtime on the same int8 networks.</summary>
internal static class CompareCommand
{
    private const string Description = """
        Measures Edge and ONNX Runtime on the same int8 networks in turn, on one thread tied to one core, and says how far their answers are apart.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- compare
          dotnet run -c Release --project tests/benchmarks -- compare --network n2 --network resnet8 --rounds 1000
          dotnet run -c Release --project tests/benchmarks -- compare --network n2 --json
        """;

    public static Command Create()
    {
        Option<string[]> networks = new Option<string[]>("--network") { Description = "Only this network; may be given several times." }.AcceptOnlyFromAmong([.. NetworkCatalog.Names]);
        Option<int> rounds = CommonOptions.Rounds(500);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("compare", Description) { networks, rounds, json };
        command.SetAction((parsed, cancellation) =>
        {
            string[] names = parsed.GetValue(networks) ?? [];
            return RunAsync(names.Length > 0 ? names : [.. NetworkCatalog.Names], parsed.GetRequiredValue(rounds), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] names, int rounds, bool json, CancellationToken cancellation)
    {
        ComparisonResult result = await ComparisonRun.RunAsync(names, rounds, cancellation).ConfigureAwait(false);
        if (json)
            Console.WriteLine(JsonText.Of(result));
        else
            Print(result);
        return 0;
    }

    private static void Print(ComparisonResult result)
    {
        Table table = new Table().AddColumns("network", "Edge us (min / median)", $"ONNX Runtime {result.OnnxRuntimeVersion}", "ratio", "target", "differs by");
        foreach (ComparisonRow row in result.Rows)
            table.AddRow(row.Network, Us(row.Edge), $"{Us(row.OnnxRuntime)} {row.OnnxForm}", Invariant($"{row.RatioOfMin:F2} / {row.RatioOfMedian:F2}"), Target(row), $"{row.Agreement.Network}");
        AnsiConsole.Write(table);
        foreach (string skipped in result.Skipped)
            Console.WriteLine($"skipped {skipped}");
    }

    private static string Target(ComparisonRow row) =>
        row.Target is { } target ? Invariant($"{target:F1} {(row.IsMet == true ? "met" : "not met")}") : "";

    private static string Us(Timing timing) => Invariant($"{timing.Min:F1} / {timing.Median:F1}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
