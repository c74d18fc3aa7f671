using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Boards;
using Edge.Micro;
using Edge.NanoSim;
using Edge.NanoSim.Deployment;
using Edge.Quantize.Emit;
using Edge.Quantize.Nano;
using Edge.Quantize.Pipeline;

namespace Edge.Quantize.Fit;

/// <summary>Generated straight-line code for nanoFramework: the class is written, compiled and run once in the simulator, and what it took is what it costs.</summary>
/// <remarks>Flash is nanoFramework's library and the class' assemblies; RAM is their tables, and the heap's peak with an input, an output and the frames of the calls.</remarks>
/// <param name="golden">The model's golden samples: one travels with the class, the pictures among them are what it is run on.</param>
/// <param name="cancellationToken">Ends the simulation.</param>
public sealed class StraightLineForm(GoldenSamples golden, CancellationToken cancellationToken = default) : IDeploymentForm, ILatencyEstimator
{
    /// <summary>Bytes of constants beyond which nothing is generated: straight-line code is several times as long.</summary>
    public const int MaxConstantBytes = 128 * 1024;

    /// <summary>The form's name.</summary>
    public const string FormName = "straight-line class";

    private const string Namespace = "Edge.Generated";
    private const string ClassName = "Straight";

    private Graph? _graph;
    private NanoTrial? _trial;
    private string? _obstacle;

    /// <inheritdoc/>
    public string Name => FormName;

    /// <inheritdoc/>
    public RuntimeKind Runtime => RuntimeKind.NanoFramework;

    /// <inheritdoc/>
    public DeploymentCost CostOf(Graph graph, Board board)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(board);
        var parts = new List<CostPart> { new(null, "nanoFramework's library", NanoLibrary.FlashBytes, NanoLibrary.RamBytes) };
        if (TrialOf(graph) is not { } trial)
            return new DeploymentCost(parts, [$"no straight-line class of it was simulated, {_obstacle}."]);
        foreach (DeployedAssembly assembly in trial.Assemblies)
            parts.Add(new CostPart(null, assembly.Name == ClassName ? "the model's class" : assembly.Name, assembly.TotalBytes, assembly.TableRamBytes));
        parts.Add(new CostPart(null, "arrays and calls", 0, trial.PeakHeapBytes));
        return new DeploymentCost(parts, [.. trial.Findings.Select(f => f.ToString())]);
    }

    /// <inheritdoc/>
    public LatencyEstimate? Estimate(Graph graph, Board board, IDeploymentForm form)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(board);
        if (form is not StraightLineForm || TrialOf(graph) is not { } trial || SimulationReport.Latency(trial.Run, board) is not { Milliseconds: { } milliseconds } latency)
            return null;
        double instructions = (double)trial.Run.Instructions / trial.Runs;
        return new LatencyEstimate(milliseconds / trial.Runs, latency.Low / trial.Runs, latency.High / trial.Runs, FormattableString.Invariant(
            $"Simulated on {trial.Runs} of the golden samples: {instructions:N0} instructions of IL a run ({instructions / Math.Max(1, graph.Macs):0.00} for a multiply-accumulate) in straight-line code, at the board's estimated speed."))
        {
            Code = "straight line",
        };
    }

    /// <inheritdoc/>
    public string? Obstacle(Graph graph, Board board, IDeploymentForm form) => form is StraightLineForm && TrialOf(graph) is null ? _obstacle : null;

    /// <summary>The trial of a network, made once; null where there is an obstacle.</summary>
    internal NanoTrial? TrialOf(Graph graph)
    {
        if (ReferenceEquals(graph, _graph))
            return _trial;
        (_graph, _trial, _obstacle) = (graph, null, null);
        if (graph.Macs > GeneralLoopLatency.MaxMacs || graph.ConstantBytes > MaxConstantBytes)
            _obstacle = "too large";
        else if (!MicroLibrary.IsRelease)
            _obstacle = "Edge.Micro's release build is not at hand";
        else
            _trial = Try(graph);
        return _trial;
    }

    // Pictures come first, then both ends of the range, which no camera sends.
    private IReadOnlyList<sbyte[]> Pictures(Graph graph) =>
        [.. golden.Inputs.Chunk(graph.Inputs.Sum(t => t.Length)).Take(Math.Max(1, golden.Count - 2))];

    /// <summary>The assemblies of a generated class, that of the class itself last.</summary>
    internal static IReadOnlyList<NanoSource> Assemblies(IReadOnlyList<NanoFile> files, string main) =>
    [
        .. files.GroupBy(f => Path.GetDirectoryName(f.Path)!).OrderBy(g => g.Key.Length == 0)
            .Select(g => new NanoSource(g.Key.Length == 0 ? main : g.Key, [.. g.Select(f => f.Text)])),
    ];

    private NanoTrial? Try(Graph graph)
    {
        try
        {
            IReadOnlyList<NanoFile> files = NanoEmitter.Emit(graph, new CSharpOptions(Namespace, ClassName, "For the fit check.", []), golden.Inputs, golden.Outputs);
            NanoTrial? trial = NanoTrial.Of(Assemblies(files, ClassName), $"{Namespace}.{ClassName}", Pictures(graph), graph.Outputs.Sum(t => t.Length), cancellationToken);
            _obstacle = trial is null ? "too many instructions" : null;
            return trial;
        }
        catch (Exception e) when (e is NanoSimException or QuantizeException)
        {
            // The model is quantised all the same: what cannot be simulated costs the estimate and nothing else.
            _obstacle = e is QuantizeException ? "no such form" : "the simulator cannot follow it";
            return null;
        }
    }
}
