using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Photographs;
using Edge.Quantize;
using Edge.Trainer.Judging;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>calibrate</c>: fits the rule by which a model says "no digit".</summary>
internal static class CalibrateCommand
{
    // Neither the photographs nor the digits in them are those that models are judged by.
    private const long Seed = 1_000_003;

    // Of the digits that vision locates on hard photographs this share is answered.
    private const double Coverage = 0.97;
    private const int Photographs = 4000;

    public static Command Make()
    {
        var models = new Argument<string[]>("models")
        {
            Description = "Models, int8 .tflite files of ten digits in one folder's folders; rejection.json and a C# class are written beside each.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int?> count = CommonOptions.Whole("--count", $"Photographs of digits on each setting, and as many of what is none; {Photographs} without it.", 200, 100_000);
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = PhotographOptions.Data();
        var command = new Command("calibrate", "Fit the rule by which a model says 'no digit' to photographs made from MNIST's training images. Example: calibrate sdk/models/nano/model.tflite sdk/models/digits/model.tflite") { models, count, threads, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(models), parsed.GetValue(count) ?? Photographs, parsed.GetValue(threads), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, int count, int? threads, string? data, CancellationToken cancellation)
    {
        DigitNetwork[] networks = Array.ConvertAll(paths, DigitNetwork.LoadWithoutRule);
        (ImageSet train, _) = MnistData.Load(await MnistData.LocateAsync(data, cancellation).ConfigureAwait(false));
        var samples = Array.ConvertAll(networks, _ => new List<RejectionSample>());
        using (var progress = new CountProgress("calibration", 2 * count * PhotographSetting.All.Count))
            foreach (PhotographSetting setting in PhotographSetting.All)
                foreach (RejectionSample[][] read in new PhotographLot(train, setting, Layout.One, Seed).Read(count, () => new SampleReader(networks, train), (reader, photograph) => reader.Read(photograph), threads, progress.Advance, cancellation))
                    for (int i = 0; i < networks.Length; i++)
                        samples[i].AddRange(read[i]);
        RejectionFile[] rules = [.. paths.Select((path, i) => Fit(path, samples[i], networks[i].Model.Logits.Length) with { Photographs = 2 * count * PhotographSetting.All.Count, Seed = Seed })];
        JudgedPhotograph[][] judged;
        DigitNetwork[] fitted = [.. networks.Select((network, i) => network with { Rule = rules[i].ToRule() })];
        using (var progress = new CountProgress("limit", 2 * count))
            judged = new PhotographLot(train, PhotographSetting.Hard, Layout.One, Seed).Read(
                count, () => Array.ConvertAll(fitted, network => new PhotographReader(network, int.MinValue)), (readers, photograph) => Array.ConvertAll(readers, reader => reader.Read(photograph)), threads, progress.Advance, cancellation);
        for (int i = 0; i < networks.Length; i++)
            Console.WriteLine(await WriteAsync(paths[i], RejectionFit.WithCoverage(rules[i], judged.SelectMany(read => read[i].Found).Where(digit => digit.Truth >= 0).Select(digit => digit.Score), Coverage)).ConfigureAwait(false));
        return 0;
    }

    private static RejectionFile Fit(string path, List<RejectionSample> samples, int classes)
    {
        try
        {
            return RejectionFit.Fit(samples, classes);
        }
        catch (InvalidOperationException e)
        {
            throw new UserErrorException($"{path}: {e.Message}", e);
        }
    }

    private static async Task<string> WriteAsync(string path, RejectionFile file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!, name = Path.GetFileName(folder), source = Path.Combine(folder, RejectionClass.ClassName(name) + ".g.cs");
        await WholeFile.WriteAsync(Path.Combine(folder, RejectionFile.Name), Encoding.UTF8.GetBytes(JsonOutput.Format(file))).ConfigureAwait(false);
        await WholeFile.WriteAsync(source, Encoding.UTF8.GetBytes(RejectionClass.Write(name, file))).ConfigureAwait(false);
        return source;
    }
}
