using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.Cli;
using Edge.Inference;
using Spectre.Console;

namespace Edge.Quantize.Cli;

/// <summary>quantize profile MODEL.tflite: where the time goes, step by step.</summary>
internal static class ProfileCommand
{
    private const int MaxRepeats = 1_000_000;

    private const string Description = """
        Times every step of an int8 .tflite model on this machine, one thread, and prints multiply-accumulates, bytes, microseconds and kernel forms.

        Examples:
          quantize profile model.tflite
          quantize profile model.tflite --engine reference --repeats 20
          quantize profile model.tflite --json
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("model") { Description = "An int8 .tflite file." };
        Option<EngineKind> engine = CommonOptions.Engine();
        var repeats = new Option<int>("--repeats") { Description = "Runs to time.", DefaultValueFactory = _ => Session.ProfileRepeats };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("profile", Description) { file, engine, repeats, json };
        command.SetAction(parsed =>
        {
            int times = parsed.GetValue(repeats);
            if (times is < 1 or > MaxRepeats)
                throw new UserErrorException($"Expected --repeats of 1 to {MaxRepeats}, got {times}; pass another number.");
            Model model = Model.Load(parsed.GetRequiredValue(file).FullName);
            SessionProfile profile = model.CreateSession(parsed.GetValue(engine)).Profile(times);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(Facts(model, profile), Indented));
            else
                Show(profile);
            return 0;
        });
        return command;
    }

    private static object Facts(Model model, SessionProfile profile) => new
    {
        name = model.Graph.Name,
        engine = CommonOptions.NameOf(profile.Engine),
        repeats = profile.Repeats,
        steps = profile.Steps.Select((s, i) => new
        {
            index = i,
            names = s.Names,
            kinds = s.Kinds,
            form = s.Form,
            outputShape = s.OutputShape,
            macs = s.Macs,
            constantBytes = s.ConstantBytes,
            activationBytes = s.ActivationBytes,
            minMicroseconds = s.MinMicroseconds,
            medianMicroseconds = s.MedianMicroseconds,
            gmacPerSecond = s.GmacPerSecond,
        }),
        total = new
        {
            macs = profile.Macs,
            constantBytes = profile.ConstantBytes,
            activationBytes = profile.ActivationBytes,
            minMicroseconds = profile.MinMicroseconds,
            medianMicroseconds = profile.MedianMicroseconds,
            gmacPerSecond = profile.GmacPerSecond,
        },
    };

    private static void Show(SessionProfile profile)
    {
        // Eight columns without lines keep to 80 characters for networks of usual size; fused operators, and the words of a form, stand below each other.
        Table table = new Table().Border(TableBorder.None);
        foreach (string column in new[] { "#", "operator", "MACs", "bytes", "min us", "median", "GMAC/s", "form" })
        {
            var heading = new TableColumn(column).NoWrap().PadLeft(0).PadRight(2);
            table.AddColumn(column is "operator" or "form" ? heading : heading.RightAligned());
        }
        for (int i = 0; i < profile.Steps.Length; i++)
        {
            StepProfile step = profile.Steps[i];
            table.AddRow([Text($"{i}"), Markup.Escape(string.Join('\n', step.Kinds)), .. Figures(step.Macs, step.Bytes, step.MinMicroseconds, step.MedianMicroseconds, step.GmacPerSecond), Markup.Escape(step.Form.Replace(' ', '\n'))]);
        }
        table.AddRow(["", "whole run", .. Figures(profile.Macs, profile.Bytes, profile.MinMicroseconds, profile.MedianMicroseconds, profile.GmacPerSecond), ""]);
        AnsiConsole.Write(table);
        Console.WriteLine(Text($"engine {CommonOptions.NameOf(profile.Engine)}, {profile.Repeats} repeats; us: microseconds; bytes: constants and activations moved"));
    }

    private static string[] Figures(long macs, long bytes, double min, double median, double gmac) =>
        [macs == 0 ? "" : Text($"{macs:N0}"), Text($"{bytes:N0}"), Text($"{min:0.00}"), Text($"{median:0.00}"), macs == 0 ? "" : Text($"{gmac:0.0}")];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
