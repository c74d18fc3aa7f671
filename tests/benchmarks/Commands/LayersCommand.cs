using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Layers;
using Edge.Benchmarks.Networks;
using Spectre.Console;

namespace Edge.Benchmarks.Commands;

/// <summary>layers: a network step by step.</summary>
internal static class LayersCommand
{
    private const string Description = """
        Measures the steps of a network in turn, on one thread tied to one core.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- layers
          dotnet run -c Release --project tests/benchmarks -- layers --network resnet8 --json
        """;

    public static Command Create()
    {
        Option<string> network = new Option<string>("--network") { Description = "The network.", DefaultValueFactory = _ => "n2" }.AcceptOnlyFromAmong([.. NetworkCatalog.Names]);
        Option<int> rounds = CommonOptions.Rounds(300);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("layers", Description) { network, rounds, json };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetRequiredValue(network), parsed.GetRequiredValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, int rounds, bool json, CancellationToken cancellation)
    {
        LayerResult result = await StatusConsole.MeasureAsync(name, rounds, step => LayerRun.Run(NetworkCatalog.Load(name), rounds, step, cancellation)).ConfigureAwait(false);
        if (json)
        {
            Console.WriteLine(JsonText.Of(result));
            return 0;
        }
        Table table = new Table().AddColumns("step", "form", "min us", "median us", "GMAC/s");
        foreach (LayerRow row in result.Rows)
            table.AddRow(row.Name, row.Form, Number(row.Timing.Min), Number(row.Timing.Median), row.Macs > 0 ? Number(row.GigaMacs) : "");
        table.AddRow("whole network", "", Number(result.Whole.Min), Number(result.Whole.Median), "");
        AnsiConsole.Write(table);
        return 0;
    }

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
