using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Batch;
using Edge.Benchmarks.ColdStart;
using Edge.Benchmarks.Commands;
using Edge.Benchmarks.Comparison;
using Edge.Benchmarks.Kernel;
using Edge.Benchmarks.Layers;
using Edge.Benchmarks.Networks;
using Edge.Benchmarks.Vision;
using Edge.Cli;

namespace Edge.Benchmarks.Reporting;

/// <summary>Measures everything that the report says.</summary>
internal static class ReportRun
{
    private const string LoadFile = "/proc/loadavg";

    // A frame takes some hundred times as long as a network: fewer rounds do.
    private const int VisionShare = 10;

    /// <summary>Measures.</summary>
    /// <param name="rounds">Rounds of each measurement.</param>
    /// <param name="starts">Starts of each program.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<Report> RunAsync(int rounds, int starts, CancellationToken cancellation)
    {
        DateTime date = DateTime.UtcNow;
        string? load = File.Exists(LoadFile) ? (await File.ReadAllTextAsync(LoadFile, cancellation).ConfigureAwait(false)).Split(' ')[0] : null;
        var skipped = new List<string>();
        ComparisonResult comparison = await ComparisonRun.RunAsync(NetworkCatalog.Names, rounds, cancellation).ConfigureAwait(false);
        BenchmarkNetwork n2 = NetworkCatalog.Load("n2");
        LayerResult layers = await StatusConsole.MeasureAsync("n2 by steps", rounds, step => LayerRun.Run(n2, rounds, step, cancellation)).ConfigureAwait(false);
        PeakResult? peak = await TryAsync("micro-kernel", skipped, StatusConsole.MeasureAsync("micro-kernel", rounds, step => PeakRun.Run(rounds, step, cancellation))).ConfigureAwait(false);
        BatchResult? batch = await TryAsync("batches", skipped, StatusConsole.MeasureAsync("batches", rounds, step => BatchRun.Run(n2, rounds, step, cancellation))).ConfigureAwait(false);
        ColdResult? cold = null;
        await TryAsync("cold start", skipped, StatusConsole.RunAsync("cold start", starts, async step => cold = await ColdRun.RunAsync(starts, step, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
        VisionResult? vision = await TryAsync("vision", skipped, StatusConsole.MeasureAsync("vision", rounds, step => VisionRun.Run(Math.Max(1, rounds / VisionShare), step, cancellation))).ConfigureAwait(false);
        return new Report(date, load, comparison, layers, peak, batch, cold, vision, [.. comparison.Skipped.Concat(skipped)]);
    }

    private static async Task<T?> TryAsync<T>(string name, List<string> skipped, Task<T> part)
        where T : class
    {
        await TryAsync(name, skipped, (Task)part).ConfigureAwait(false);
        return part.IsCompletedSuccessfully ? await part.ConfigureAwait(false) : null;
    }

    // What this machine cannot do leaves a gap in the report, not no report.
    private static async Task TryAsync(string name, List<string> skipped, Task part)
    {
        try
        {
            await part.ConfigureAwait(false);
        }
        catch (UserErrorException e)
        {
            skipped.Add($"{name}: {e.Message}");
        }
    }
}
