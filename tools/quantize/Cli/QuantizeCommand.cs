using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Quantize.Data;
using Edge.Quantize.Emit;
using Edge.Quantize.Report;
using Spectre.Console;

namespace Edge.Quantize.Cli;

/// <summary>quantize MODEL.onnx: writes model.tflite, C# and report.json.</summary>
internal static class QuantizeCommand
{
    private const string Description = """
        Turns a float ONNX network into int8: model.tflite, C# for Edge.Micro and report.json.

        Examples:
          quantize model.onnx --name digits --out out
          quantize model.onnx --name digits --data path/to/mnist --calibration 2000 --json
          quantize run out/model.tflite --input images.bin --output answers.bin
          quantize inspect out/model.tflite
          quantize profile out/model.tflite
        """;

    public static RootCommand Create()
    {
        var model = new Argument<FileInfo>("model") { Description = "The float network, model.onnx." };
        var name = new Option<string>("--name") { Description = "Name of the model and, with a capital, of its class.", DefaultValueFactory = _ => "digits" };
        var space = new Option<string>("--namespace") { Description = "Namespace of the class.", DefaultValueFactory = _ => "Edge.Models" };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the files.", DefaultValueFactory = _ => new DirectoryInfo("out") };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder with four IDX files named as MNIST's; without it MNIST itself is fetched and checked as the trainer does." };
        var calibration = new Option<int>("--calibration") { Description = "Training pictures to calibrate on.", DefaultValueFactory = _ => 1000 };
        var noTest = new Option<bool>("--no-test") { Description = "Leave out the accuracies on the test pictures." };
        Option<bool> json = CommonOptions.Json();
        var root = new RootCommand(Description) { model, name, space, output, data, calibration, noTest, json };
        root.SetAction((parsed, cancellation) => RunAsync(
            new Request(
                parsed.GetRequiredValue(model),
                parsed.GetRequiredValue(name),
                parsed.GetRequiredValue(space),
                parsed.GetRequiredValue(output),
                parsed.GetValue(data),
                parsed.GetValue(calibration),
                parsed.GetValue(noTest),
                parsed.GetValue(json)),
            cancellation));
        return root;
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancellation)
    {
        if (request.Calibration < 1)
            throw new UserErrorException($"Expected --calibration of at least 1, got {request.Calibration}.");
        if (request.Data is { Exists: false })
            throw new UserErrorException($"Expected four IDX files in the folder {request.Data}, found no such folder; check --data or leave it out.");
        CSharpName.RequireModel(request.Name);
        CSharpName.RequireNamespace(request.Namespace);
        byte[] onnx = await File.ReadAllBytesAsync(request.Model.FullName, cancellation).ConfigureAwait(false);
        (ImageSet training, ImageSet test) = MnistData.Load(request.Data?.FullName ?? await MnistData.LocateAsync(null, cancellation).ConfigureAwait(false));
        var options = new QuantizationOptions
        {
            Name = request.Name,
            Namespace = request.Namespace,
            Calibration = new LabelledImages(training),
            CalibrationImages = request.Calibration,
            Test = request.NoTest ? null : new LabelledImages(test),
            Command = string.Create(CultureInfo.InvariantCulture, $"dotnet run -c Release --project tools/quantize -- {request.Model.Name} --name {request.Name} --namespace {request.Namespace} --calibration {request.Calibration}"),
        };
        QuantizationResult result = request.Json
            ? await Task.Run(() => QuantizationPipeline.Run(onnx, options, null, cancellation), cancellation).ConfigureAwait(false)
            : await WithProgressAsync(onnx, options, cancellation).ConfigureAwait(false);

        IReadOnlyList<string> files = await result.WriteToAsync(request.Output.FullName, cancellation).ConfigureAwait(false);
        if (request.Json)
            Console.Write(result.Report.ToJson());
        else
            Show(result, request.Output, files);
        return 0;
    }

    private static Task<QuantizationResult> WithProgressAsync(byte[] onnx, QuantizationOptions options, CancellationToken cancellation) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var gate = new Lock();
            ProgressTask? task = null;
            return await Task.Run(
                () => QuantizationPipeline.Run(
                    onnx,
                    options,
                    (stage, share) =>
                    {
                        lock (gate)
                        {
                            if (task?.Description != stage)
                                task = context.AddTask(stage, maxValue: 1);
                            task.Value = Math.Max(task.Value, share);
                        }
                    },
                    cancellation),
                cancellation).ConfigureAwait(false);
        });

    private static void Show(QuantizationResult result, DirectoryInfo output, IReadOnlyList<string> files)
    {
        QuantizationReport report = result.Report;
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
            Console.WriteLine($"wrote {Path.Combine(output.ToString(), file)}");
        if (report.CSharpClasses > 1)
            Console.WriteLine($"The constants do not fit one nanoFramework assembly (60,000 bytes): they are spread over {report.CSharpClasses} classes; put each into an assembly of its own there.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Request(FileInfo Model, string Name, string Namespace, DirectoryInfo Output, DirectoryInfo? Data, int Calibration, bool NoTest, bool Json);
}
