using System;
using System.Linq;
using System.Threading;
using Edge.Boards;
using Edge.Micro;
using Edge.NanoSim;

namespace Edge.Quantize.Fit;

/// <summary>
/// The time of a run on boards with nanoFramework: Edge.Micro's own IL runs the model once in the simulator, which counts its instructions, and the
/// board's speed makes milliseconds of them.
/// </summary>
/// <param name="tflite">The model's file: the simulated program reads it as a board would.</param>
/// <param name="input">What it is run on; null for zeros.</param>
/// <param name="cancellationToken">Ends the simulation.</param>
public sealed class GeneralLoopLatency(byte[] tflite, sbyte[]? input = null, CancellationToken cancellationToken = default) : ILatencyEstimator
{
    /// <summary>Multiply-accumulates beyond which a model is not simulated: a board would need minutes for one run.</summary>
    public const long MaxMacs = 8_000_000;

    /// <summary>Bytes of constants and activations beyond which a model is not simulated: no board holds it.</summary>
    public const long MaxBytes = 16 << 20;

    private const long MaxInstructions = 2_000_000_000;
    private const long HeapBytes = 256L << 20;
    private const string MicroType = "Edge.Micro.Interpreter";

    private RunCounts? _run;
    private bool _isDone;

    /// <inheritdoc/>
    public string? Obstacle(Graph graph, Board board, IDeploymentForm form)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (form is not GeneratedClassForm)
            return null;
        if (graph.Macs > MaxMacs || graph.ConstantBytes + graph.ArenaBytes > MaxBytes)
            return "too large";
        return MicroLibrary.IsRelease ? null : "Edge.Micro's release build is not at hand";
    }

    /// <inheritdoc/>
    public LatencyEstimate? Estimate(Graph graph, Board board, IDeploymentForm form)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(board);
        if (form is not GeneratedClassForm || Obstacle(graph, board, form) is not null)
            return null;
        if (!_isDone)
        {
            _isDone = true;
            try
            {
                _run = Count(graph);
            }
            catch (NanoSimException)
            {
                // The model is quantised all the same: what the simulator cannot follow costs the estimate and nothing else.
            }
        }
        if (_run is null || SimulationReport.Latency(_run, board) is not { Milliseconds: { } milliseconds } latency)
            return null;
        return new LatencyEstimate(milliseconds, latency.Low, latency.High, FormattableString.Invariant(
            $"One run simulated: {_run.Instructions:N0} instructions of IL ({(double)_run.Instructions / Math.Max(1, graph.Macs):0.0} for a multiply-accumulate) in general loops, at the board's estimated speed."))
        {
            Code = "general loops",
        };
    }

    private RunCounts? Count(Graph graph)
    {
        var options = new NanoMachineOptions { HeapBytes = HeapBytes, InstructionLimit = MaxInstructions, DotNetLibraries = MicroLibrary.DotNet };
        sbyte[] values = [.. (input ?? []).Take(graph.Inputs.Sum(t => t.Length))];
        Array.Resize(ref values, graph.Inputs.Sum(t => t.Length));
        var output = new sbyte[graph.Outputs.Sum(t => t.Length)];
        using NanoMachine machine = NanoMachine.Load(MicroLibrary.Location, options, cancellationToken);
        if (machine.Invoke(null, "Edge.Micro.Tflite.TfliteReader", "Read", tflite, machine.Create("Edge.Micro.ModelLimits")) is not NanoHandle model
            || machine.Invoke(model, "Edge.Micro.Tflite.TfliteModel", "get_Graph") is not NanoHandle network)
            return null;
        NanoHandle interpreter = machine.Create(MicroType, network);
        RunCounts before = machine.Read();
        machine.Invoke(interpreter, MicroType, "Run", values, 0, output, 0);
        return machine.ReachedLimit ? null : machine.Read().Since(before);
    }
}
