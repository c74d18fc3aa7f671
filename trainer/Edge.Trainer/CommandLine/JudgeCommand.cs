using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Inference;
using Edge.Micro;
using Edge.Photographs;
using Edge.Quantize;
using Edge.Trainer.Judging;
using Edge.Trainer.Reporting;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>judge</c>: how well vision, a model and its rule read made photographs.</summary>
internal static class JudgeCommand
{
    // What the network's probability must reach where no rule is beside the model.
    private const float LeastProbability = 0.5f;
    private const int Pixels = 28 * 28;
    private const int Digits = 10;

    public static Command Make()
    {
        var model = new Argument<string>("model") { Description = "The model, an int8 .tflite of ten digits; rejection.json beside it is its rule." };
        Option<int?> count = CommonOptions.Whole("--count", "Photographs of digits, and as many of what is none; 2000 without it.", 20, 100_000);
        Option<PhotographSetting> setting = PhotographOptions.Setting();
        Option<long> seed = PhotographOptions.Seed();
        Option<string?> photographs = new("--photographs") { Description = "Your own instead of made ones: folders 0 to 9, and others for what is no digit.", HelpName = "DIR" };
        Option<string?> output = new("--out") { Description = "A page with the curves (.html).", HelpName = "FILE" };
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = PhotographOptions.Data();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("judge", "Read photographs made from MNIST's test images. Example: judge sdk/models/nano/model.tflite --setting hard --out judged.html") { model, count, setting, seed, photographs, output, threads, data, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(model),
            new Request(parsed.GetValue(count) ?? 2000, parsed.GetRequiredValue(setting), parsed.GetValue(seed), parsed.GetValue(photographs), parsed.GetValue(output), parsed.GetValue(threads), parsed.GetValue(data), parsed.GetValue(json)),
            cancellation));
        return command;
    }

    /// <summary>Loads a model of ten digits.</summary>
    /// <exception cref="UserErrorException">It is another model.</exception>
    public static Model Load(string path)
    {
        Model model = Model.Load(path);
        if (model.InputLength != Pixels || model.Logits.Length != Digits)
            throw new UserErrorException($"{path}: Expected a model from 28x28 pixels to 10 digits, got one from {model.InputLength} values to {model.Logits.Length}; choose a model for handwritten digits.");
        return model;
    }

    private static async Task<int> RunAsync(string path, Request request, CancellationToken cancellation)
    {
        Model model = Load(path);
        Model? gate = GateFile.Beside(path);
        LogitRejection? rule = RejectionFile.Beside(path)?.ToRule();
        if (rule is not null && (rule.Classes != Digits || rule.Inputs != Digits + (gate?.Logits.Length ?? 0)))
            throw new UserErrorException($"Expected a {RejectionFile.Name} of {Digits} classes and {Digits + (gate?.Logits.Length ?? 0)} logits beside '{path}', got {rule.Classes} and {rule.Inputs}; calibrate the model again.");
        JudgedPhotograph[] judged = await ReadAsync(model, gate, request, cancellation).ConfigureAwait(false);
        Func<JudgedPhotograph, double> score = rule is null ? p => p.Probability - LeastProbability : p => rule.Score(p.Logits, p.Label);
        string name = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!;
        JudgeReport report = JudgeReport.Make(name, request.Photographs ?? $"setting {request.Setting.Name}", request.Photographs is null ? request.Seed : null, judged, score);
        if (request.Output is { } page)
            await WholeFile.WriteAsync(page, Encoding.UTF8.GetBytes(JudgementPage.Write(report))).ConfigureAwait(false);
        if (request.Json)
            JsonOutput.Write(Console.Out, report);
        else
            Print(report, rule is null ? $"no {RejectionFile.Name} beside the model: a probability of {LeastProbability} or more is an answer" : $"rule of {RejectionFile.Name}");
        return 0;
    }

    private static async Task<JudgedPhotograph[]> ReadAsync(Model model, Model? gate, Request request, CancellationToken cancellation)
    {
        if (request.Photographs is { } folder)
        {
            IReadOnlyList<(string Path, int Truth, string Other)> pictures = PhotographFolder.List(folder);
            using var reading = new CountProgress("judging", pictures.Count);
            return PhotographFolder.Read(pictures, model, gate, reading.Advance, cancellation);
        }
        (_, ImageSet test) = MnistData.Load(await MnistData.LocateAsync(request.Data, cancellation).ConfigureAwait(false));
        using var progress = new CountProgress("judging", 2 * request.Count);
        return new PhotographJudge([model], gate, test, request.Setting, request.Seed).Run(request.Count, request.Threads, progress.Advance, cancellation)[0];
    }

    private static void Print(JudgeReport report, string rule)
    {
        Console.WriteLine($"{report.Model}, {report.Photographs}, {rule}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"digits: {report.Located:P1} located, {report.Chosen.Coverage:P1} answered, {report.Chosen.Accuracy:P2} of those right; non-digits: {report.Chosen.NonDigits:P2} answered"));
        Print("digits with", report.Disturbances);
        Print("non-digits", report.Others);
    }

    private static void Print(string title, IReadOnlyList<KindResult> kinds)
    {
        Console.WriteLine($"{title,-14} photographs   found  answered   right");
        foreach (KindResult kind in kinds)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {kind.Kind,-12} {kind.Photographs,11} {Share(kind.Found, kind.Photographs),7} {Share(kind.Answered, kind.Photographs),9} {Share(kind.Right, kind.Answered),7}"));
    }

    private static string Share(int count, int of) => of == 0 ? "-" : ((double)count / of).ToString("P1", CultureInfo.InvariantCulture);

    private sealed record Request(int Count, PhotographSetting Setting, long Seed, string? Photographs, string? Output, int? Threads, string? Data, bool Json);
}
