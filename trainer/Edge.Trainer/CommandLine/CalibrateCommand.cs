using System;
using System.CommandLine;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Quantize;
using Edge.Trainer.Judging;
using Edge.Trainer.Reporting;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>calibrate</c>: fits the rule by which a model says "no digit".</summary>
internal static class CalibrateCommand
{
    private const int Photographs = 4000;

    public static Command Make()
    {
        var models = new Argument<string[]>("models")
        {
            Description = "Models, int8 .tflite files of ten digits in one folder's folders; rejection.json and a C# class are written beside each, and a part of its report.html.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int?> count = CommonOptions.Whole("--count", $"Photographs of digits on each setting, and as many of what is none; {Photographs} without it.", 100, 100_000);
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = PhotographOptions.Data();
        var command = new Command("calibrate", "Fit the rule by which a model says 'no digit' to photographs made from MNIST's training images. Example: calibrate sdk/models/nano/model.tflite sdk/models/digits/model.tflite") { models, count, threads, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(models), parsed.GetValue(count) ?? Photographs, parsed.GetValue(threads), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, int count, int? threads, string? data, CancellationToken cancellation)
    {
        DigitNetwork[] networks = Array.ConvertAll(paths, DigitNetwork.LoadWithoutRule);
        (ImageSet train, ImageSet test) = MnistData.Load(await MnistData.LocateAsync(data, cancellation).ConfigureAwait(false));
        var calibration = new Calibration(networks, Array.ConvertAll(paths, NameOf), train, test, threads, cancellation);
        RejectionFile[] rules = Fit(calibration, count);
        for (int i = 0; i < networks.Length; i++)
        {
            string? gate = networks[i].Gate is null ? null : GateFile.PathBeside(paths[i]);
            RejectionFile rule = rules[i] with { ModelSha256 = RejectionFile.Sha256(paths[i]), GateSha256 = gate is null ? null : RejectionFile.Sha256(gate) };
            Console.WriteLine(await WriteAsync(paths[i], rule).ConfigureAwait(false));
            await RejectionSection.AddAsync(paths[i], cancellation).ConfigureAwait(false);
        }
        return 0;
    }

    private static RejectionFile[] Fit(Calibration calibration, int count)
    {
        try
        {
            return calibration.Run(count, Math.Min(count, PhotographOptions.JudgedCount));
        }
        catch (InvalidOperationException e)
        {
            throw new UserErrorException(e.Message, e);
        }
    }

    private static string NameOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!;

    private static async Task<string> WriteAsync(string path, RejectionFile file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!, name = NameOf(path), source = Path.Combine(folder, RejectionClass.ClassName(name) + ".g.cs");
        await WholeFile.WriteAsync(Path.Combine(folder, RejectionFile.Name), Encoding.UTF8.GetBytes(JsonOutput.Format(file))).ConfigureAwait(false);
        await WholeFile.WriteAsync(source, Encoding.UTF8.GetBytes(RejectionClass.Write(name, file))).ConfigureAwait(false);
        return source;
    }
}
