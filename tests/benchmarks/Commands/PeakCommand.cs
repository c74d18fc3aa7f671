using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Kernel;

namespace Edge.Benchmarks.Commands;

/// <summary>peak: the big convolution beside its micro-kernel.</summary>
internal static class PeakCommand
{
    private const string Description = """
        Measures the big convolution of N2 and the engine's tile on cached data in turn, on one thread tied to one core.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- peak
          dotnet run -c Release --project tests/benchmarks -- peak --rounds 2000 --json
        """;

    public static Command Create()
    {
        Option<int> rounds = CommonOptions.Rounds(500);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("peak", Description) { rounds, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, bool json, CancellationToken cancellation)
    {
        PeakResult result = await StatusConsole.MeasureAsync("peak", rounds, step => PeakRun.Run(rounds, step, cancellation)).ConfigureAwait(false);
        Console.WriteLine(json ? JsonText.Of(result) : Describe(result));
        return 0;
    }

    private static string Describe(PeakResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        micro-kernel {result.Form}: {result.PeakGigaMacs:F1} GMAC/s
        {result.Convolution}, {result.ConvolutionForm}: {result.Time.Min:F2} us, {result.GigaMacs:F1} GMAC/s, {result.ShareOfMin:P0} of the peak by min, {result.ShareOfMedian:P0} by median
        """);
}
