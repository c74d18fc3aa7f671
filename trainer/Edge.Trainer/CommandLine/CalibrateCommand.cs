using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Inference;
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
    private const int Photographs = 6000;

    public static Command Make()
    {
        var model = new Argument<string>("model") { Description = "The model, an int8 .tflite of ten digits; rejection.json and a C# class are written beside it." };
        Option<int?> count = CommonOptions.Whole("--count", $"Photographs of digits on each setting, and as many of what is none; {Photographs} without it.", 200, 100_000);
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = PhotographOptions.Data();
        var command = new Command("calibrate", "Fit the rule by which a model says 'no digit' to photographs made from MNIST's training images. Example: calibrate sdk/models/nano/model.tflite") { model, count, threads, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(model), parsed.GetValue(count) ?? Photographs, parsed.GetValue(threads), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, int count, int? threads, string? data, CancellationToken cancellation)
    {
        Model model = JudgeCommand.Load(path);
        Model? gate = GateFile.Beside(path);
        (ImageSet train, _) = MnistData.Load(await MnistData.LocateAsync(data, cancellation).ConfigureAwait(false));
        var all = new List<JudgedPhotograph>();
        JudgedPhotograph[] hard = [];
        using (var progress = new CountProgress("calibration", 2 * count * PhotographSetting.All.Count))
            foreach (PhotographSetting setting in PhotographSetting.All)
                all.AddRange(hard = new PhotographJudge(model, gate, train, setting, Seed).Run(count, threads, progress.Advance, cancellation));
        RejectionFile file;
        try
        {
            file = RejectionFit.Fit(all, hard, model.Logits.Length, Coverage) with { Photographs = all.Count, Seed = Seed };
        }
        catch (InvalidOperationException e)
        {
            throw new UserErrorException(e.Message, e);
        }
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!, name = Path.GetFileName(folder);
        await WholeFile.WriteAsync(Path.Combine(folder, RejectionFile.Name), Encoding.UTF8.GetBytes(JsonOutput.Format(file))).ConfigureAwait(false);
        string source = Path.Combine(folder, RejectionClass.ClassName(name) + ".g.cs");
        await WholeFile.WriteAsync(source, Encoding.UTF8.GetBytes(RejectionClass.Write(name, file))).ConfigureAwait(false);
        Console.WriteLine(source);
        return 0;
    }
}
