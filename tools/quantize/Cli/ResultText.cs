using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Edge.Quantize.Evaluation;
using Spectre.Console;

namespace Edge.Quantize.Cli;

/// <summary>Prints what quantisation made of a network.</summary>
internal static class ResultText
{
    /// <summary>Prints it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">What it was made with.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="files">Their names.</param>
    public static void Show(QuantizationResult result, QuantizationOptions options, DirectoryInfo folder, IReadOnlyList<string> files)
    {
        QuantizationReport report = result.Report;
        foreach (string note in options.Notes)
            Console.WriteLine(note);
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn(new TableColumn(report.Name).RightAligned());
        if (report.TestImages is int images)
        {
            table.AddRow("float accuracy", Text($"{report.FloatAccuracy:0.00} %  ({report.FloatCorrect} of {images})"));
            table.AddRow("int8 accuracy", Text($"{report.Int8Accuracy:0.00} %  ({report.Int8Correct} of {images})"));
            table.AddRow("drop", Text($"{report.Drop:0.00} points"));
        }
        table.AddRow("weights", Text($"{report.WeightBytes:N0} bytes"));
        table.AddRow("all constants", Text($"{report.ConstantBytes:N0} bytes"));
        table.AddRow("multiply-accumulates", Text($"{report.Macs:N0}"));
        table.AddRow("arena", Text($"{report.ArenaBytes:N0} bytes"));
        AnsiConsole.Write(table);
        foreach (string file in files)
            Console.WriteLine($"wrote {Path.Combine(folder.ToString(), file)}");
        if (report.NanoObstacle is string obstacle)
            Console.WriteLine(obstacle);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
