using System.Linq;
using Edge.Boards;
using Edge.NanoSim.Counting;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>What a run means on a board: checked against the cost table by hand.</summary>
public sealed class ReportTests
{
    private const string Source = """
        public static class P
        {
            public static void Main() { while (true) { System.Console.WriteLine(string.Empty + Add(1).ToString()); System.Threading.Thread.Sleep(250); } }
            public static int Add(int n) { return n + n; }
        }
        """;

    [SkippableFact]
    public void LatencyIsTheCostOfTheInstructionsAtTheBoardsSpeed()
    {
        Board board = BoardCatalog.Find("esp32");
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        RunCounts before = machine.Read();
        machine.Call("P.Add", 2);
        BoardLatency latency = SimulationReport.Latency(machine.Read().Since(before), board);
        // ldarg ldarg add ret: 31 + 31 + 43 + 0 Arm instructions, at the board's speed for instructions of the average cost.
        double arm = 2 * InstructionCosts.Of(InstructionClass.LoadLocal) + InstructionCosts.Of(InstructionClass.Arithmetic);
        Assert.Equal(1000 * arm / (InstructionCosts.Average * board.InstructionsPerSecond.Value!.Value), latency.Milliseconds!.Value, 9);
        Assert.InRange(latency.Milliseconds.Value, latency.Low!.Value, latency.High!.Value);
    }

    [SkippableFact]
    public void AFirmwareThatLoopsForEverIsReportedUpToItsSleeps()
    {
        var options = new NanoMachineOptions { SleepLimit = 2 };
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source, options);
        SimulationReport report = SimulationReport.Of(machine, "P.Main", options, BoardCatalog.All.Where(b => b.Runtime.Kind == RuntimeKind.NanoFramework), macs: null);
        Assert.True(report.ReachedLimit);
        Assert.Equal(["2", "2", "2"], report.Output);
        Assert.Equal(3 * 250, report.SleptMilliseconds);
        Assert.True(report.FlashBytes > 124);
        Assert.Contains(report.Latencies, l => l.Board == "esp32-s3");
        Assert.Empty(report.Findings);
        Assert.InRange(report.PeakHeapBytes, report.LiveHeapBytes, options.HeapBytes);
    }
}
