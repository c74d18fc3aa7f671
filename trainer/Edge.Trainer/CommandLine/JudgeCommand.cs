using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.DigitReader;
using Edge.Photographs;
using Edge.Quantize;
using Edge.Trainer.Judging;
using Edge.Trainer.Reporting;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>judge</c>: how well vision, a model and its rule read made photographs.</summary>
internal static class JudgeCommand
{
    public static Command Make()
    {
        var model = new Argument<string>("model") { Description = "The model, an int8 .tflite of ten digits; rejection.json beside it is its rule." };
        Option<int?> count = CommonOptions.Whole("--count", $"Photographs of digits, and as many of what is none; {PhotographOptions.JudgedCount} without it.", 20, 100_000);
        Option<PhotographSetting> setting = PhotographOptions.Setting();
        Option<Layout> layout = PhotographOptions.Layout();
        Option<long> seed = PhotographOptions.Seed();
        Option<string?> photographs = new("--photographs") { Description = $"Your own instead of made ones: folders 0 to 9, and others for what is no digit; or as {PhotographTruth.Name} in it says.", HelpName = "DIR" };
        Option<string?> output = new("--out") { Description = "A page with the curves (.html).", HelpName = "FILE" };
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = PhotographOptions.Data();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("judge", "Read photographs made from MNIST's test images. Example: judge sdk/models/nano/model.tflite --setting hard --out judged.html") { model, count, setting, layout, seed, photographs, output, threads, data, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(model),
            new Request(parsed.GetValue(count) ?? PhotographOptions.JudgedCount, parsed.GetRequiredValue(setting), parsed.GetValue(layout), parsed.GetValue(seed), parsed.GetValue(photographs), parsed.GetValue(output), parsed.GetValue(threads), parsed.GetValue(data), parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, Request request, CancellationToken cancellation)
    {
        DigitNetwork network = DigitNetwork.Load(path);
        JudgedPhotograph[] judged = await ReadAsync(network, request, cancellation).ConfigureAwait(false);
        string name = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!;
        JudgeReport report = JudgeReport.Make(name, request.Photographs ?? JudgeReport.Title(request.Setting, request.Layout), request.Photographs is null ? request.Seed : null, judged);
        if (request.Output is { } page)
            await WholeFile.WriteAsync(page, Encoding.UTF8.GetBytes(JudgementPage.Write(report))).ConfigureAwait(false);
        if (request.Json)
            JsonOutput.Write(Console.Out, report);
        else
            Print(report, network.Rule is null ? $"no {RejectionFile.Name} beside the model: a probability of {RejectionRule.DefaultMinimumProbability} or more is an answer" : $"rule of {RejectionFile.Name}");
        return 0;
    }

    private static async Task<JudgedPhotograph[]> ReadAsync(DigitNetwork network, Request request, CancellationToken cancellation)
    {
        if (request.Photographs is { } folder)
        {
            IReadOnlyList<FolderPicture> pictures = PhotographFolder.List(folder);
            using var reading = new CountProgress("judging", pictures.Count);
            return PhotographFolder.Read(pictures, network, reading.Advance, cancellation);
        }
        (_, ImageSet test) = MnistData.Load(await MnistData.LocateAsync(request.Data, cancellation).ConfigureAwait(false));
        using var progress = new CountProgress("judging", 2 * request.Count);
        return new PhotographLot(test, request.Setting, request.Layout, request.Seed)
            .Read(request.Count, () => new PhotographReader(network), (reader, photograph) => reader.Read(photograph), request.Threads, progress.Advance, cancellation);
    }

    private static void Print(JudgeReport report, string rule)
    {
        Console.WriteLine($"{report.Model}, {report.Photographs}, {rule}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"digits: {report.Located:P1} located, {report.Chosen.Coverage:P1} answered, {report.Chosen.Accuracy:P2} of the answers right, {report.Extra:P2} answers too many; photographs read wholly right: {report.Whole:P1}; non-digits: {report.Chosen.NonDigits:P2} answered"));
        Print("digits with", report.Disturbances);
        Print("digits", report.Classes);
        Print("non-digits", report.Others);
    }

    private static void Print(string title, IReadOnlyList<KindResult> kinds)
    {
        Console.WriteLine($"{title,-14}      number   found  answered   right   extra");
        foreach (KindResult kind in kinds)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {kind.Kind,-12} {kind.Photographs,11} {Share(kind.Found, kind.Photographs),7} {Share(kind.Answered, kind.Photographs),9} {Share(kind.Right, kind.Answered),7} {Share(kind.Extra, kind.Photographs),7}"));
    }

    private static string Share(int count, int of) => of == 0 ? "-" : ((double)count / of).ToString("P1", CultureInfo.InvariantCulture);

    private sealed record Request(int Count, PhotographSetting Setting, Layout Layout, long Seed, string? Photographs, string? Output, int? Threads, string? Data, bool Json);
}
