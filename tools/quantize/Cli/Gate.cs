using System;
using Edge.Cli;
using Edge.Quantize.Evaluation;

namespace Edge.Quantize.Cli;

/// <summary>Decides whether a result is good enough.</summary>
internal static class Gate
{
    /// <summary>Says on standard error, a sentence each, which gates the result fails.</summary>
    /// <param name="report">The result's figures.</param>
    /// <param name="maxDrop">The most percentage points that int8 may lose; null for any.</param>
    /// <returns>The exit code.</returns>
    public static int Check(QuantizationReport report, double? maxDrop)
    {
        if (maxDrop is not { } most || report.Drop is not { } drop || drop <= most)
            return 0;
        Console.Error.WriteLine(FormattableString.Invariant(
            $"gate: expected int8 to lose at most {most} points of accuracy (--max-drop), got {drop}: {report.FloatAccuracy} % float, {report.Int8Accuracy} % int8; look into the report, calibrate on more pictures or train with quantisation."));
        return CommandLineHost.GateFailed;
    }
}
