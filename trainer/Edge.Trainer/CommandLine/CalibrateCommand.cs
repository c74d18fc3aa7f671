using System;
using System.CommandLine;
using System.IO;
using System.Linq;
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
        var board = new Option<bool>("--board") { Description = $"The rule of a microcontroller, which has no gate and looks once: {RejectionFile.BoardName} and a C# class of its own." };
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> data = PhotographOptions.Data();
        var command = new Command("calibrate", "Fit the rule by which a model says 'no digit' to photographs made from MNIST's training images. Example: calibrate sdk/models/nano/model.tflite sdk/models/digits/model.tflite") { models, count, board, threads, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(models), parsed.GetValue(count) ?? Photographs, parsed.GetValue(board), parsed.GetValue(threads), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, int count, bool board, int? threads, string? data, CancellationToken cancellation)
    {
        DigitNetwork[] networks = [.. paths.Select(DigitNetwork.LoadWithoutRule).Select(network => board ? network with { Gate = null } : network)];
        (ImageSet train, ImageSet test) = MnistData.Load(await MnistData.LocateAsync(data, cancellation).ConfigureAwait(false));
        string[] names = Array.ConvertAll(paths, NameOf);
        RejectionFile[] rules = Fit(board
            ? new BoardCalibration(Array.ConvertAll(networks, network => network.Model), names, train, test, threads, cancellation).Run
            : new Calibration(networks, names, train, test, threads, cancellation).Run, count);
        for (int i = 0; i < networks.Length; i++)
        {
            string? gate = networks[i].Gate is null ? null : GateFile.PathBeside(paths[i]);
            RejectionFile rule = rules[i] with { ModelSha256 = RejectionFile.Sha256(paths[i]), GateSha256 = gate is null ? null : RejectionFile.Sha256(gate) };
            Console.WriteLine(await WriteAsync(paths[i], rule, board).ConfigureAwait(false));
            await RejectionSection.AddAsync(paths[i], cancellation).ConfigureAwait(false);
        }
        return 0;
    }

    private static RejectionFile[] Fit(Func<int, int, RejectionFile[]> run, int count)
    {
        try
        {
            return run(count, Math.Min(count, PhotographOptions.JudgedCount));
        }
        catch (InvalidOperationException e)
        {
            throw new UserErrorException(e.Message, e);
        }
    }

    private static string NameOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!;

    private static async Task<string> WriteAsync(string path, RejectionFile file, bool board)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!, name = NameOf(path), source = Path.Combine(folder, RejectionClass.ClassName(name, board) + ".g.cs");
        await WholeFile.WriteAsync(Path.Combine(folder, board ? RejectionFile.BoardName : RejectionFile.Name), Encoding.UTF8.GetBytes(JsonOutput.Format(file))).ConfigureAwait(false);
        await WholeFile.WriteAsync(source, Encoding.UTF8.GetBytes(RejectionClass.Write(name, file, board))).ConfigureAwait(false);
        return source;
    }
}
