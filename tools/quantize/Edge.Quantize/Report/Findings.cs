using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Evaluation;

namespace Edge.Quantize.Report;

/// <summary>What a look at the figures would find, a sentence each: where accuracy is lost, and where bytes and time go.</summary>
internal static class Findings
{
    /// <summary>A tensor with more clipped values than these is pointed out.</summary>
    public const double MuchClipped = 0.001;

    /// <summary>A tensor whose own rounding leaves less than this, in dB, is pointed out: some three bits.</summary>
    public const double LowSqnr = 20;

    private const double FewLevels = 0.25;
    private const double MuchLost = 3;
    private const int MostNamed = 3;

    /// <summary>The sentences, the most important ones first.</summary>
    public static IEnumerable<string> Of(QuantizationReport report)
    {
        if (report.Analysis is not { Layers.Count: > 0 } analysis)
            return [];
        return Accuracy(analysis).Concat(Costs(report, analysis.Layers)).Concat(Boards(report.Boards ?? []));
    }

    private static IEnumerable<string> Accuracy(NetworkAnalysis analysis)
    {
        LayerAnalysis[] measured = [.. analysis.Layers.Where(l => l.Output is { IsPrescribed: false, Measure.Sqnr: not null })];
        if (measured.Length > 0 && measured.MinBy(l => l.Output.Measure!.Sqnr) is { } worst)
            yield return $"The least signal to noise is {Words.Decibels(worst.Output.Measure!.Sqnr)}, behind '{Words.Name(worst.Name)}'{(worst.Output.Measure.RoundingSqnr is { } own ? $"; its own rounding and clipping alone would leave {Words.Decibels(own)}" : "")}.";
        foreach ((LayerAnalysis before, LayerAnalysis after) in measured.Zip(measured.Skip(1)).Where(p => Lost(p.First, p.Second) > MuchLost).OrderByDescending(p => Lost(p.First, p.Second)).Take(1))
            yield return $"The most is lost in '{Words.Name(after.Name)}': {Words.Decibels(before.Output.Measure!.Sqnr)} before it, {Words.Decibels(after.Output.Measure!.Sqnr)} behind it.";
        (string Name, TensorAnalysis Tensor)[] free = [.. analysis.Activations.Where(a => !a.Tensor.IsPrescribed)];
        foreach ((string name, TensorAnalysis tensor) in free.Where(a => a.Tensor.Measure?.Clipped > MuchClipped).OrderByDescending(a => a.Tensor.Measure!.Clipped).Take(3))
            yield return $"{Words.Share(tensor.Measure!.Clipped)} of the values of '{Words.Name(name)}' are beyond its int8 range of {Words.Range(tensor.Lowest, tensor.Highest)} and clipped.";
        foreach ((string name, TensorAnalysis tensor) in free.Where(a => a.Tensor.LevelsUsed < FewLevels).OrderBy(a => a.Tensor.LevelsUsed).Take(2))
            yield return $"'{Words.Name(name)}' takes only {Math.Round(256 * tensor.LevelsUsed!.Value)} of the 256 values of int8: its range is wider than what these pictures need.";
    }

    private static double Lost(LayerAnalysis before, LayerAnalysis after) => before.Output.Measure!.Sqnr!.Value - after.Output.Measure!.Sqnr!.Value;

    private static IEnumerable<string> Costs(QuantizationReport report, IReadOnlyList<LayerAnalysis> layers)
    {
        LayerAnalysis heavy = layers.MaxBy(l => l.WeightBytes)!, slow = layers.MaxBy(l => l.Macs)!, wide = layers.MaxBy(l => l.ArenaBytes)!;
        if (heavy.WeightBytes > 0)
            yield return $"Most weights are in '{Words.Name(heavy.Name)}': {Words.Count(heavy.WeightBytes)} of {Words.Count(report.WeightBytes)} bytes ({Words.Share((double)heavy.WeightBytes / report.WeightBytes)}).";
        if (slow.Macs > 0)
            yield return $"Most of the work is in '{Words.Name(slow.Name)}': {Words.Share((double)slow.Macs / report.Macs)} of the multiply-accumulates.";
        yield return $"The arena is largest while '{Words.Name(wide.Name)}' runs: {Words.Count(wide.ArenaBytes)} bytes of activations are needed then.";
    }

    private static IEnumerable<string> Boards(IReadOnlyList<FitRow> boards)
    {
        string[] small = [.. boards.Where(b => !b.Fits).Select(b => b.Board)];
        if (small.Length > 0)
            yield return $"It does not fit {(small.Length == boards.Count ? "any of the boards" : small.Length <= MostNamed ? string.Join(", ", small) : $"{small.Length} of the {boards.Count} boards below")}.";
    }
}
