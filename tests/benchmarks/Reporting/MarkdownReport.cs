using System;
using System.Globalization;
using System.Text;
using Edge.Benchmarks.Comparison;
using Edge.Benchmarks.Layers;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Reporting;

/// <summary>A report as docs/benchmarks.md.</summary>
internal sealed class MarkdownReport
{
    private readonly StringBuilder _text = new();

    private MarkdownReport()
    {
    }

    /// <summary>Writes.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="command">The command that measured it.</param>
    public static string Of(Report report, string command)
    {
        var markdown = new MarkdownReport();
        markdown.Head(report, command);
        markdown.Comparison(report.Comparison);
        markdown.Layers(report.Layers);
        if (report.Vision is not null)
            markdown._text.Append(VisionSection.Of(report.Vision));
        markdown.Others(report);
        foreach (string skipped in report.Skipped)
            markdown.Line($"* Skipped: {skipped}");
        return markdown._text.ToString();
    }

    private void Head(Report report, string command)
    {
        Machine machine = report.Comparison.Machine;
        Line("# Benchmarks");
        Line();
        Line("Written by a program; do not edit. To make it again:");
        Line();
        Line($"    {command}");
        Line();
        Line("| | |");
        Line("|---|---|");
        Line($"| date | {report.Date:yyyy-MM-dd HH:mm} UTC |");
        Line($"| processor | {machine.Processor}, {machine.Cores} cores |");
        Line($"| it has | {string.Join(' ', machine.ProcessorHas)} |");
        Line($"| .NET offers | {string.Join(' ', machine.DotnetUses)} |");
        Line($"| system | {machine.System} |");
        Line($"| .NET | {machine.Dotnet} |");
        Line($"| ONNX Runtime | {report.Comparison.OnnxRuntimeVersion} |");
        if (report.Load is not null)
            Line($"| load when it began | {report.Load} |");
        Line();
        Line("Times are microseconds, minimum / median. What is compared was measured in the same run in turn (A B A B ...), so that a slow phase of the machine meets");
        Line("both; a target is met where the ratio of the minima and that of the medians both reach it.");
        Line();
    }

    private void Comparison(ComparisonResult result)
    {
        Line("## Edge and ONNX Runtime, int8, batch 1, one thread tied to one core");
        Line();
        Line("Both run the same network: the same int8 weights, scales and zero points, written as ONNX with uint8 activations. Four forms (QDQ and QLinear, pictures as NCHW and");
        Line("as NHWC) are measured and ONNX Runtime's fastest is quoted. Ratios say how many times as fast Edge is. The last columns are the largest differences of the answers in");
        Line("steps of int8: of a single operator given the same inputs, and of the whole network. ONNX Runtime requantises in floats, Edge in the integers of TFLite's reference.");
        Line();
        Line("| network | MACs | Edge | ONNX Runtime | form | ratio min / median | target | | an operator differs by | the network differs by |");
        Line("|---|---|---|---|---|---|---|---|---|---|");
        foreach (ComparisonRow row in result.Rows)
        {
            string target = row.Target is { } ratio ? Text($"{ratio:F1} | {Met(row.IsMet == true)}") : "|";
            Line($"| {row.Network} | {row.Macs:N0} | {Us(row.Edge)} | {Us(row.OnnxRuntime)} | {row.OnnxForm} | {row.RatioOfMin:F2} / {row.RatioOfMedian:F2} | {target} | {row.Agreement.Operator} | {row.Agreement.Network} |");
        }
        Line();
        foreach (ComparisonRow row in result.Rows)
            Line($"* {row.Network}: {row.Origin}; answers compared on {row.Agreement.Samples} samples.");
        Line();
    }

    private void Layers(LayerResult result)
    {
        Line($"## {result.Network} by steps");
        Line();
        Line("| step | form | time | MACs needed | GMAC/s |");
        Line("|---|---|---|---|---|");
        foreach (LayerRow row in result.Rows)
            Line($"| {row.Name} | {row.Form} | {Us(row.Timing)} | {(row.Macs > 0 ? Text($"{row.Macs:N0} | {row.GigaMacs:F1}") : "|")} |");
        Line($"| whole network | | {Us(result.Whole)} | | |");
        Line();
    }

    private void Others(Report report)
    {
        Line("## Other figures");
        Line();
        if (report.Peak is { } peak)
        {
            Line($"* **Micro-kernel.** The engine's tile ({peak.Form}) on cached data reaches {peak.PeakGigaMacs:F1} GMAC/s. The big convolution of N2 ({peak.Convolution}, {peak.ConvolutionForm}), with");
            Line($"  copying, pooling and requantising, takes {Us(peak.Time)} for {peak.ConvolutionMacs:N0} needed MACs: {peak.GigaMacs:F1} GMAC/s, {peak.ShareOfMin:P0} / {peak.ShareOfMedian:P0} of that peak (target {Kernel.PeakResult.Target:P0}: {Met(peak.IsMet)}).");
            Line("  Above 100 % means fewer multiplications than MACs: the exact Winograd form.");
        }
        if (report.Batch is { } batch)
            Line($"* **Batches.** {batch.Images} images of {batch.Network}: one thread {Us(batch.One)}, {batch.Threads} threads {Us(batch.Several)}, {batch.RatioOfMin:F2} / {batch.RatioOfMedian:F2} times as fast (target {Batch.BatchResult.Target:F1}: {Met(batch.IsMet)}).");
        if (report.Cold is { } cold)
        {
            Line($"* **First answer of a process.** {cold.Program}, published ReadyToRun, from start to end {Ms(cold.First)} ms; an empty program published the same way {Ms(cold.Empty)} ms; {cold.Starts} starts of each in turn.");
            Line($"  The first answer costs {cold.MillisecondsOfMin:F1} / {cold.MillisecondsOfMedian:F1} ms (target: a median of at most {ColdStart.ColdResult.TargetMilliseconds:F0}: {Met(cold.IsMet)}).");
            Line($"  It comes from the reference kernels while the fast ones are compiled (EngineKind.QuickStart). {cold.FastProgram}, which compiles them first, takes {Ms(cold.Fast)} ms.");
        }
    }

    private static string Met(bool isMet) => isMet ? "met" : "**not met**";

    private static string Us(Timing timing) => Text($"{timing.Min:F1} / {timing.Median:F1}");

    private static string Ms(Timing timing) => Text($"{timing.Min / 1e3:F1} / {timing.Median / 1e3:F1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line() => _text.Append('\n');

    private void Line(string text) => _text.Append(text).Append('\n');

    private void Line(FormattableString text) => Line(Text(text));
}
