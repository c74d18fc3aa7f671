using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Training;

namespace Edge.Benchmarks.Commands;

/// <summary>training: an epoch of the trainer beside PyTorch.</summary>
internal static class TrainingCommand
{
    private const int Threads = 2;

    private const string Description = """
        Measures what an epoch of 60,000 images costs the managed trainer and PyTorch (default layout and channels-last) on two threads, in turn.
        PyTorch is that of a python3 which has the module torch; without one Edge is measured alone.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- training
          dotnet run -c Release --project tests/benchmarks -- training --rounds 20 --json
        """;

    public static Command Create()
    {
        Option<int> rounds = CommonOptions.Rounds(9);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("training", Description) { rounds, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, bool json, CancellationToken cancellation)
    {
        TrainingResult result = await StatusConsole.MeasureAsync(
            "training", rounds * TrainingRun.Count, step => TrainingRun.Run(rounds, Threads, step, cancellation)).ConfigureAwait(false);
        Console.WriteLine(json ? JsonText.Of(result) : Describe(result));
        return 0;
    }

    private static string Describe(TrainingResult result)
    {
        var text = new StringBuilder();
        foreach (TrainingRow row in result.Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Network}, batch {row.Batch}, {row.Threads} threads, seconds an epoch of 60,000 images (minimum / median of {row.Edge.Samples} slices):");
            text.AppendLine(CultureInfo.InvariantCulture, $"  Edge {Seconds(row.Edge)}");
            if (row.TorchDefault is null || row.TorchChannelsLast is null)
                continue;
            text.AppendLine(CultureInfo.InvariantCulture, $"  PyTorch {row.TorchVersion}: default layout {Seconds(row.TorchDefault)}, channels-last {Seconds(row.TorchChannelsLast)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  Edge takes {row.RatioOfMin:F2} / {row.RatioOfMedian:F2} of the better one (target: at most {TrainingResult.Target:F0})");
        }
        return text.AppendJoin(Environment.NewLine, result.Skipped.Select(s => $"skipped: {s}")).ToString().TrimEnd();
    }

    private static string Seconds(Timing timing) => string.Create(CultureInfo.InvariantCulture, $"{timing.Min / 1e6:F2} / {timing.Median / 1e6:F2}");
}
