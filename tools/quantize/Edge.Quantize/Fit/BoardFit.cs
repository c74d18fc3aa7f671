using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>Whether a model fits a board, and why not.</summary>
public sealed record BoardFit
{
    /// <summary>The board.</summary>
    public required Board Board { get; init; }

    /// <summary>How the model gets onto it, as <see cref="IDeploymentForm.Name"/>.</summary>
    public required string Form { get; init; }

    /// <summary>The board's name, and the form where it is not the one that the board is checked for as a rule.</summary>
    public string BoardAndForm => Board.Name + Remark;

    /// <summary>What is said behind a board's name or id where the form is not the usual one; empty where it is.</summary>
    public string Remark => Form == StraightLineForm.FormName ? ", " + Form : "";

    /// <summary>Bytes of flash that are needed, an upper bound: the program with its libraries and the model.</summary>
    public required long FlashBytes { get; init; }

    /// <summary>Bytes of flash that there are; null where the user chooses (a card).</summary>
    public required long? FlashLimit { get; init; }

    /// <summary>Bytes of RAM that are needed at the peak, an upper bound.</summary>
    public required long RamBytes { get; init; }

    /// <summary>Bytes of RAM that there are; null where no one knows.</summary>
    public required long? RamLimit { get; init; }

    /// <summary>True where <see cref="RamLimit"/> is only known to be no more than this, so that a fit is not certain.</summary>
    public required bool IsRamLimitBound { get; init; }

    /// <summary>One run; null while no one can estimate it.</summary>
    public LatencyEstimate? Latency { get; init; }

    /// <summary>Why no one can estimate it, in a few words; null for no reason.</summary>
    public string? LatencyObstacle { get; init; }

    /// <summary>One run in milliseconds; null while no one can estimate it.</summary>
    public double? Milliseconds => Latency?.Milliseconds;

    /// <summary>True where nothing is exceeded.</summary>
    public bool Fits => Excess.Count == 0;

    /// <summary>What is exceeded, a sentence each: by how many bytes, and which layer is the cost. Empty where the model fits.</summary>
    public required IReadOnlyList<string> Excess { get; init; }

    /// <summary>The layer that costs most RAM, or where RAM has no limit, most flash; null where no layer costs any.</summary>
    public required string? CostliestLayer { get; init; }

    /// <summary>What the sums are made of.</summary>
    public required IReadOnlyList<CostPart> Parts { get; init; }

    /// <summary>Checks a model against a board in the form that its runtime takes.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="board">The board.</param>
    /// <param name="latency">Estimates the time; null for none.</param>
    public static BoardFit Of(Graph graph, Board board, ILatencyEstimator? latency = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        return Of(graph, board, board.Runtime.Kind == RuntimeKind.NanoFramework ? new GeneratedClassForm() : new ModelFileForm(), latency);
    }

    /// <summary>Checks a model against a board in a given form.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="board">The board.</param>
    /// <param name="form">How the model gets onto it.</param>
    /// <param name="latency">Estimates the time; null for none.</param>
    /// <exception cref="ArgumentException">The form is for another runtime.</exception>
    public static BoardFit Of(Graph graph, Board board, IDeploymentForm form, ILatencyEstimator? latency)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(form);
        if (form.Runtime != board.Runtime.Kind)
            throw new ArgumentException($"Expected a form for the runtime of {board.Id}, got '{form.Name}'; take another.", nameof(form));
        DeploymentCost cost = form.CostOf(graph, board);
        Figure ram = board.Runtime.Kind == RuntimeKind.NanoFramework ? board.Ram.HeapBytes : board.Ram.TotalBytes;
        long? flashLimit = board.Flash.ApplicationBytes.Most;
        string head = $"Model '{PrintableName.Of(graph.Name)}' does not fit {board.Name}";
        var excess = new List<string>();
        if (cost.FlashBytes > flashLimit)
            excess.Add($"{head}: flash {Over(cost.FlashBytes, flashLimit.Value)}; {Most(cost.Parts, p => p.FlashBytes)}.");
        if (cost.RamBytes > ram.Most)
            excess.Add($"{head}: RAM {Over(cost.RamBytes, ram.Most.Value)}; {Most(cost.Parts, p => p.RamBytes)} (and {Peak(graph)}).");
        excess.AddRange(cost.Obstacles.Select(o => $"{head}: {o}"));
        return new BoardFit
        {
            Board = board,
            Form = form.Name,
            FlashBytes = cost.FlashBytes,
            FlashLimit = flashLimit,
            RamBytes = cost.RamBytes,
            RamLimit = ram.Most,
            IsRamLimitBound = ram.IsBound,
            Excess = excess,
            CostliestLayer = Costliest(cost.Parts, ram.Most is null ? p => p.FlashBytes : p => p.RamBytes)?.Layer,
            Parts = cost.Parts,
            Latency = latency?.Estimate(graph, board, form),
            LatencyObstacle = latency?.Obstacle(graph, board, form),
        };
    }

    /// <summary>Checks a model against every board of <see cref="BoardCatalog"/>.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="latency">Estimates the times; null for none.</param>
    public static IReadOnlyList<BoardFit> Table(Graph graph, ILatencyEstimator? latency = null) => [.. BoardCatalog.All.Select(board => Of(graph, board, latency))];

    private static string Over(long needed, long limit) => $"{needed:N0} of {limit:N0} bytes, {needed - limit:N0} too many";

    private static string Most(IReadOnlyList<CostPart> parts, Func<CostPart, long> bytes) =>
        Costliest(parts, bytes) is { } part ? $"the most is {part.What}, {bytes(part):N0} bytes" : "no layer costs any of it";

    private static CostPart? Costliest(IReadOnlyList<CostPart> parts, Func<CostPart, long> bytes) =>
        parts.Where(p => p.Layer is not null && bytes(p) > 0).MaxBy(bytes);

    private static string Peak(Graph graph)
    {
        ArenaPeak peak = ArenaPeak.Of(graph);
        return $"the arena's peak of {peak.Bytes:N0} at {PrintableName.Of(peak.Layer)}";
    }
}
