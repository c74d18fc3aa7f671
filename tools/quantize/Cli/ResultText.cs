using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Fit;
using Edge.Quantize.Quantization;
using Edge.Quantize.Report;
using Spectre.Console;

namespace Edge.Quantize.Cli;

/// <summary>Prints what quantisation made of a network.</summary>
internal static class ResultText
{
    private const int WorstLayers = 5;
    private const int Kilobyte = 1024;
    private const int MostKilobytes = 99_999;

    // Percent. A network that is fed other numbers than those of its training loses much and is not told so by any error.
    private const double DoubtfulAccuracy = 90;

    // They pass values on: what their output lacks was lost before.
    private static readonly string[] Passing = ["RESHAPE", "MAX_POOL_2D", "PAD", "TRANSPOSE", "RESIZE_NEAREST_NEIGHBOR"];

    /// <summary>Prints it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="files">Their names.</param>
    public static void Show(QuantizationResult result, DirectoryInfo folder, IReadOnlyList<string> files)
    {
        QuantizationReport report = result.Report;
        foreach (string note in report.Assumptions ?? [])
            Say(note);
        Say(report.Reason is { } reason ? $"Scheme: {reason}." : "Scheme: the file is int8 already; nothing was quantised again.");
        if (report.Trials is { Count: > 1 } trials)
            Show(trials, report.Scheme);
        ShowAccuracy(report);
        if (report.Analysis is { } analysis)
            Show(analysis);
        Console.WriteLine();
        Say(Text($"{report.WeightBytes:N0} bytes of weights, {report.ConstantBytes:N0} of all constants, an arena of {report.ArenaBytes:N0}, {report.Macs:N0} multiply-accumulates."));
        if (report.NanoObstacle is { } obstacle)
            Say(obstacle);
        Show(result.Fits);
        Console.WriteLine();
        foreach (string file in files)
            Console.WriteLine($"wrote {Path.Combine(folder.ToString(), file)}");
    }

    private static void Show(IReadOnlyList<SchemeTrial> trials, QuantizationScheme? chosen)
    {
        Table table = NewTable(("  ranges", false), ("weights", false), ("equalised", false), ("bias", false), ("SQNR", true), ("agree", true), ("right", true));
        foreach (SchemeTrial trial in trials)
            table.AddRow(
                (trial.Scheme == chosen ? "* " : "  ") + SchemeOptions.NameOf(trial.Scheme.Ranges),
                SchemeOptions.NameOf(trial.Scheme.Weights),
                trial.Scheme.Equalization ? "yes" : "",
                trial.Scheme.BiasCorrection ? "corrected" : "",
                Text($"{trial.OutputSqnr:0.0} dB"),
                Text($"{trial.Agreeing} of {trial.Images}"),
                trial.Correct is { } right ? Text($"{right}") : "");
        Show(table);
    }

    private static void ShowAccuracy(QuantizationReport report)
    {
        if (report.Comparison is not { } comparison)
            return;
        Console.WriteLine();
        if (report.FloatAccuracy is { } real)
            Console.WriteLine(Text($"float  {real:0.00} %  ({report.FloatCorrect} of {comparison.Images})"));
        if (report.Int8Accuracy is { } int8)
            Console.WriteLine(Text($"int8   {int8:0.00} %  ({report.Int8Correct} of {comparison.Images})"));
        if (report.Drop is { } drop)
            Console.WriteLine(Text($"drop   {drop:0.00} points"));
        if (comparison.Agreeing is { } agreeing)
            Console.WriteLine(Text($"same   {100.0 * agreeing / comparison.Images:0.00} %  of the answers"));
        if (comparison.McNemar is { } test)
            Say(test.Sentence);
        if (report.FloatAccuracy < DoubtfulAccuracy)
            Say(Text($"If the training reported more than {report.FloatAccuracy:0.00} % for the float network, the numbers or the order of the classes are not those of the training: see --input-range, --mean, --std and --layout."));
    }

    private static void Show(NetworkAnalysis analysis)
    {
        LayerAnalysis[] worst = [.. analysis.Layers.Where(l => !Passing.Contains(l.Kind) && l.Output is { IsPrescribed: false, Measure.Sqnr: not null }).OrderBy(l => l.Output.Measure!.Sqnr).Take(WorstLayers)];
        if (worst.Length == 0)
            return;
        Table table = NewTable(("layers of least SQNR", false), ("kind", false), ("SQNR", true), ("clipped", true), ("range", true));
        foreach (LayerAnalysis layer in worst)
            table.AddRow(
                Markup.Escape(PrintableName.Of(layer.Name.Length > 30 ? "..." + layer.Name[^27..] : layer.Name)),
                layer.Kind,
                Text($"{layer.Output.Measure!.Sqnr:0.0} dB"),
                Text($"{100 * layer.Output.Measure.Clipped:0.00} %"),
                Text($"{layer.Output.Lowest:G3} to {layer.Output.Highest:G3}"));
        Show(table);
    }

    private static void Show(IReadOnlyList<BoardFit> fits)
    {
        Table table = NewTable(("board", false), ("fits", false), ("flash, KB", true), ("RAM, KB", true), ("ms a run", true));
        foreach (BoardFit fit in fits)
            table.AddRow(
                // Below its board.
                fit.Remark.Length > 0 ? "  straight line" : Markup.Escape(fit.Board.Id),
                fit.Fits ? "yes" : "no",
                Of(fit.FlashBytes, fit.FlashLimit),
                Of(fit.RamBytes, fit.RamLimit),
                LatencyText.Narrow(fit));
        Show(table);
        foreach (IGrouping<string, string> reason in fits.SelectMany(f => f.Excess.Select(e => (Id: f.Board.Id + f.Remark, Why: Reason(e, f)))).GroupBy(p => p.Why, p => p.Id))
            Say($"Does not fit {string.Join(", ", reason)}: {reason.Key}");
    }

    // A sentence names model and board first; the reason alone may be that of several boards.
    private static string Reason(string sentence, BoardFit fit)
    {
        string head = $"{fit.Board.Name}: ";
        int at = sentence.IndexOf(head, StringComparison.Ordinal);
        return at < 0 ? sentence : sentence[(at + head.Length)..];
    }

    // A board of megabytes has them counted so, or its column would be the widest.
    private static string Of(long bytes, long? limit) => limit >= MostKilobytes * Kilobyte
        ? Text($"{Up(bytes, Kilobyte * Kilobyte):N0} of {limit / (Kilobyte * Kilobyte):N0} MB")
        : Text($"{Up(bytes, Kilobyte):N0}{(limit is { } most ? Text($" of {most / Kilobyte:N0}") : "")}");

    private static long Up(long bytes, long unit) => (bytes + unit - 1) / unit;

    private static Table NewTable(params (string Name, bool IsNumber)[] columns)
    {
        Table table = new Table().Border(TableBorder.None);
        foreach ((string name, bool isNumber) in columns)
        {
            var column = new TableColumn(name) { NoWrap = isNumber, Padding = new Padding(0, 0, 2, 0) };
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }
        return table;
    }

    private static void Show(Table table)
    {
        Console.WriteLine();
        AnsiConsole.Write(table);
    }

    // Between words on a terminal; a pipe gets one line a sentence.
    private static void Say(string sentence)
    {
        if (Console.IsOutputRedirected)
            Console.WriteLine(sentence);
        else
            AnsiConsole.Write(new Text(sentence + "\n"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
