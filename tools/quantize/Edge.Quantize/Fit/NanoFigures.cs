using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Boards;
using Edge.Micro;
using Edge.NanoSim;
using Edge.Quantize.Emit;
using Edge.Quantize.Nano;
using Edge.Quantize.Pipeline;

namespace Edge.Quantize.Fit;

/// <summary>What a network costs on nanoFramework, simulated: one form of it.</summary>
/// <param name="Program">The form.</param>
/// <param name="Instructions">Instructions of IL in a run, on average over the inputs.</param>
/// <param name="Macs">Multiply-accumulates in a run.</param>
/// <param name="FlashBytes">Bytes of the assemblies that it needs beside nanoFramework's library.</param>
/// <param name="HeapBytes">Bytes of heap at the most, tables of assemblies left out.</param>
/// <param name="Assemblies">Number of assemblies.</param>
/// <param name="Latencies">The time of a run, by board.</param>
public sealed record NanoFigures(NanoProgram Program, double Instructions, long Macs, int FlashBytes, long HeapBytes, int Assemblies, IReadOnlyList<BoardLatency> Latencies)
{
    private const string Namespace = "Edge.Generated";

    // The class around Edge.Micro; its Run is that of generated classes.
    private const string Loops = """
        using Edge.Micro;
        namespace Edge.Generated;
        public sealed class Host
        {
            private readonly Interpreter _network = new Interpreter(Straight.Create());
            public void Run(sbyte[] input, sbyte[] output) => _network.Run(input, 0, output, 0);
        }
        """;

    private const string Plain = """
        using Edge.Micro;
        namespace Edge.Generated;
        public sealed class Host
        {
            private readonly Graph _network;
            private readonly sbyte[] _arena;
            public Host()
            {
                _network = Straight.Create();
                _arena = new sbyte[_network.ArenaBytes];
            }
            public void Run(sbyte[] input, sbyte[] output)
            {
                System.Array.Copy(input, 0, _arena, _network.Inputs[0].Offset, input.Length);
                _network.Run(_arena);
                System.Array.Copy(_arena, _network.Outputs[0].Offset, output, 0, output.Length);
            }
        }
        """;

    /// <summary>Instructions of IL for a multiply-accumulate.</summary>
    public double InstructionsPerMac => Instructions / Math.Max(1, Macs);

    /// <summary>Simulates a network with one input and one output in one form.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="program">The form.</param>
    /// <param name="golden">Its golden samples: as many as the classes have are in flash.</param>
    /// <param name="inputs">What it runs on.</param>
    /// <param name="cancellationToken">Ends the simulation.</param>
    /// <returns>The figures; null where it takes more instructions than anyone waits for.</returns>
    /// <exception cref="QuantizeException">It has no such form.</exception>
    /// <exception cref="NanoSimException">The simulator cannot follow it.</exception>
    public static NanoFigures? Of(Graph graph, NanoProgram program, GoldenSamples golden, IReadOnlyList<sbyte[]> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(golden);
        ArgumentNullException.ThrowIfNull(inputs);
        if (!MicroLibrary.IsRelease)
            throw new QuantizeException("Expected an Edge.Micro that is built for release, got another; run the program with -c Release.");
        var names = new CSharpOptions(Namespace, "Straight", "For the simulator.", []);
        bool generated = program == NanoProgram.StraightLine;
        IReadOnlyList<NanoSource> sources = generated
            ? StraightLineForm.Assemblies(NanoEmitter.Emit(graph, names, golden.Inputs, golden.Outputs), "Straight")
            : [new NanoSource("Host", [CSharpEmitter.Emit(graph, names, golden.Inputs, golden.Outputs).Text, program == NanoProgram.PlainLoops ? Plain : Loops])];
        NanoTrial? trial = NanoTrial.Of(sources, $"{Namespace}.{(generated ? "Straight" : "Host")}", inputs, graph.Outputs.Sum(t => t.Length), cancellationToken);
        return trial is null ? null : new NanoFigures(
            program, (double)trial.Run.Instructions / trial.Runs, graph.Macs, trial.Assemblies.Sum(a => a.TotalBytes), trial.PeakHeapBytes, trial.Assemblies.Count, [.. Boards.Select(b => Each(trial, b))]);
    }

    /// <summary>The boards that have nanoFramework and a figure for its speed.</summary>
    public static IReadOnlyList<Board> Boards { get; } = [.. BoardCatalog.All.Where(b => b.Runtime.Kind == RuntimeKind.NanoFramework && (b.InstructionsPerSecond.Value ?? b.InstructionsPerSecond.High) is not null)];

    private static BoardLatency Each(NanoTrial trial, Board board)
    {
        BoardLatency all = SimulationReport.Latency(trial.Run, board);
        return new BoardLatency(all.Board, all.Milliseconds / trial.Runs, all.Low / trial.Runs, all.High / trial.Runs);
    }
}
