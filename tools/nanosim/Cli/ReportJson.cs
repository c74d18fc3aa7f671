using System.Linq;
using System.Text.Json;
using Edge.NanoSim.Counting;

namespace Edge.NanoSim.Cli;

/// <summary>The report as JSON.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(SimulationReport report, bool withMethods) => JsonSerializer.Serialize(
        new
        {
            report.Entry,
            report.Result,
            report.ReachedLimit,
            startInstructions = report.Start.Instructions,
            instructions = report.Run.Instructions,
            report.Macs,
            report.InstructionsPerMac,
            classes = report.Run.Classes.Select((count, k) => (Kind: (InstructionClass)k, count)).Where(c => c.count != 0).ToDictionary(c => c.Kind.ToString(), c => c.count),
            report.Run.Calls,
            report.Run.Allocations,
            report.Run.AllocatedBytes,
            report.HeapBytes,
            report.PeakHeapBytes,
            report.LiveHeapBytes,
            report.Collections,
            report.MaxFrames,
            report.SleptMilliseconds,
            flashBytes = report.FlashBytes,
            report.Deployment,
            boards = report.Latencies,
            findings = report.Findings.Select(f => f.ToString()),
            report.Output,
            methods = withMethods ? report.Run.Methods : null,
        },
        Options);
}
