using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Cli;
using Edge.Quantize.Report;

namespace Edge.Quantize.Cli;

/// <summary>Decides whether a result is good enough.</summary>
internal static class Gate
{
    /// <summary>Says on standard error, a sentence each, which gates the result fails.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">What it was made with; the model has to fit the boards that are told there.</param>
    /// <param name="maxDrop">The most percentage points that int8 may lose; null for any.</param>
    /// <returns>The exit code.</returns>
    public static int Check(QuantizationResult result, QuantizationOptions options, double? maxDrop)
    {
        string[] faults = [.. Loss(result.Report, maxDrop), .. options.Boards.Count > 0 ? Misfits(result) : []];
        foreach (string fault in faults)
            Console.Error.WriteLine("gate: " + fault);
        return faults.Length == 0 ? 0 : CommandLineHost.GateFailed;
    }

    // A board that holds the model in one form holds it.
    private static IEnumerable<string> Misfits(QuantizationResult result) =>
        result.Fits.GroupBy(f => f.Board).Where(forms => forms.All(f => !f.Fits)).SelectMany(forms => forms.SelectMany(f => f.Excess));

    private static IEnumerable<string> Loss(QuantizationReport report, double? maxDrop)
    {
        if (maxDrop is { } most && report.Drop is { } drop && drop > most)
            yield return FormattableString.Invariant(
                $"expected int8 to lose at most {most} points of accuracy (--max-drop), got {drop}: {report.FloatAccuracy} % float, {report.Int8Accuracy} % int8; look into the report, calibrate on more pictures or train with quantisation.");
    }
}
