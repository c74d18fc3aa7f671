using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.NanoSim.Counting;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Limits;

namespace Edge.NanoSim;

/// <summary>What a run of a program cost, and what that means on boards.</summary>
public sealed record SimulationReport
{
    /// <summary>The method that ran.</summary>
    public required string Entry { get; init; }

    /// <summary>Its result, or null.</summary>
    public required object? Result { get; init; }

    /// <summary>Whether it ended at a limit.</summary>
    public required bool ReachedLimit { get; init; }

    /// <summary>Static constructors, which run before.</summary>
    public required RunCounts Start { get; init; }

    /// <summary>The run.</summary>
    public required RunCounts Run { get; init; }

    /// <summary>Multiply-accumulates that the caller said it does.</summary>
    public required long? Macs { get; init; }

    /// <summary>IL instructions per multiply-accumulate.</summary>
    public double? InstructionsPerMac => Macs is { } macs ? (double)Run.Instructions / macs : null;

    /// <summary>Bytes of the heap.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>The most in use, objects and frames.</summary>
    public required long PeakHeapBytes { get; init; }

    /// <summary>In use at the end by what is reachable.</summary>
    public required long LiveHeapBytes { get; init; }

    /// <summary>Collections for want of room.</summary>
    public required int Collections { get; init; }

    /// <summary>Deepest nesting of calls.</summary>
    public required int MaxFrames { get; init; }

    /// <summary>Milliseconds that the program slept.</summary>
    public required long SleptMilliseconds { get; init; }

    /// <summary>Assemblies for the board's flash.</summary>
    public required IReadOnlyList<DeployedAssembly> Deployment { get; init; }

    /// <summary>Bytes of these.</summary>
    public int FlashBytes => Deployment.Sum(a => a.TotalBytes);

    /// <summary>Milliseconds by board.</summary>
    public required IReadOnlyList<BoardLatency> Latencies { get; init; }

    /// <summary>Limits exceeded.</summary>
    public required IReadOnlyList<LimitFinding> Findings { get; init; }

    /// <summary>Lines of the console.</summary>
    public required IReadOnlyList<string> Output { get; init; }

    /// <summary>Runs a static method without arguments and reports.</summary>
    /// <param name="machine">A loaded program.</param>
    /// <param name="entry">Namespace.Type.Method.</param>
    /// <param name="options">What it was loaded with.</param>
    /// <param name="boards">Boards to estimate for.</param>
    /// <param name="macs">Multiply-accumulates of the run, or null.</param>
    /// <exception cref="NanoSimException">The program ends by an exception or uses what nanoCLR lacks.</exception>
    public static SimulationReport Of(NanoMachine machine, string entry, NanoMachineOptions options, IEnumerable<Board> boards, long? macs)
    {
        RunCounts start = machine.Read();
        object? result = machine.Call(entry);
        RunCounts run = machine.Read().Since(start);
        return new SimulationReport
        {
            Entry = entry,
            Result = result,
            ReachedLimit = machine.ReachedLimit,
            Start = start,
            Run = run,
            Macs = macs,
            HeapBytes = options.HeapBytes,
            PeakHeapBytes = machine.PeakHeapBytes,
            LiveHeapBytes = machine.LiveHeapBytes,
            Collections = machine.Collections,
            MaxFrames = machine.MaxFrames,
            SleptMilliseconds = machine.SleptMilliseconds,
            Deployment = machine.Deployment,
            Latencies = [.. boards.Select(b => Latency(run, b))],
            Findings = machine.Findings,
            Output = machine.Output,
        };
    }

    /// <summary>
    /// Milliseconds of a run on a board. A board's figure says how many instructions of the average cost it executes in a second; a run of dearer
    /// instructions takes longer.
    /// </summary>
    public static BoardLatency Latency(RunCounts run, Board board)
    {
        (double expected, double low, double high) = InstructionCosts.Arm(run.Classes);
        Figure speed = board.InstructionsPerSecond;
        return new BoardLatency(board.Id, Milliseconds(expected, speed.Value), Milliseconds(low, speed.High ?? speed.Value), Milliseconds(high, speed.Low ?? speed.Value));
    }

    private static double? Milliseconds(double arm, long? instructionsPerSecond) =>
        instructionsPerSecond is { } speed ? 1000 * arm / (InstructionCosts.Average * speed) : null;
}
