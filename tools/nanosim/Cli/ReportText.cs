using System.Globalization;
using System.IO;
using Edge.NanoSim.Counting;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Limits;

namespace Edge.NanoSim.Cli;

/// <summary>The report as text.</summary>
internal static class ReportText
{
    public static void Write(SimulationReport report, bool withMethods, TextWriter to)
    {
        foreach (string line in report.Output)
            to.WriteLine($"| {line}");
        string end = report.ReachedLimit ? "ended at its limit" : report.Result is null ? "returned" : $"returned {report.Result}";
        Line(to, $"{report.Entry} {end}: {report.Run.Instructions:N0} IL instructions, {report.Run.Calls:N0} calls (static constructors before it: {report.Start.Instructions:N0})");
        if (report.Macs is { } macs)
            Line(to, $"{report.InstructionsPerMac:F2} IL instructions per multiply-accumulate ({macs:N0})");
        Line(to, $"heap: peak {report.PeakHeapBytes:N0} of {report.HeapBytes:N0} bytes, {report.LiveHeapBytes:N0} live at the end");
        Line(to, $"made: {report.Run.Allocations:N0} objects with {report.Run.AllocatedBytes:N0} bytes made, {report.Collections} collections, {report.MaxFrames} calls deep");
        foreach (DeployedAssembly assembly in report.Deployment)
            Line(to, $"flash: {assembly.Name} {assembly.TotalBytes:N0} bytes, of which IL {assembly.IlBytes:N0}, constant data {assembly.DataBytes:N0}, names {assembly.StringBytes:N0}");
        foreach (BoardLatency latency in report.Latencies)
            Line(to, $"{latency.Board}: {latency.Milliseconds:N1} ms ({latency.Low:N1} to {latency.High:N1})");
        foreach (LimitFinding finding in report.Findings)
            to.WriteLine($"limit: {finding}");
        Line(to, $"{"",14}{"",8}   instructions by class");
        for (int k = 0; k < report.Run.Classes.Count; k++)
            if (report.Run.Classes[k] != 0)
                Line(to, $"{report.Run.Classes[k],14:N0}{100.0 * report.Run.Classes[k] / report.Run.Instructions,7:F1}%   {(InstructionClass)k}");
        if (!withMethods)
            return;
        Line(to, $"{"instructions",14}{"calls",12}   method");
        foreach (MethodCounts method in report.Run.Methods)
            Line(to, $"{method.Instructions,14:N0}{method.Calls,12:N0}   {method.Name}");
    }

    private static void Line(TextWriter to, System.FormattableString text) => to.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
