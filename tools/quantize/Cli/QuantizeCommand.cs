using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize.Data;
using Edge.Quantize.Import;

namespace Edge.Quantize.Cli;

/// <summary>quantize MODEL.onnx: writes model.tflite, C# and a report.</summary>
internal sealed class QuantizeCommand
{
    private const string Description = """
        Turns a float ONNX network into int8: model.tflite, C# for Edge.Micro and Edge.Inference, report.html and report.json.
        Of an int8 .tflite file nothing is quantised again: C#, golden samples and the report are made from it as it is.

        Examples:
          quantize model.onnx --name digits --out out
          quantize model.onnx --data pictures --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225
          quantize model.onnx --data x.npy --test-data x_test.npy --test-labels y_test.npy --max-drop 0.5 --json
          quantize model.onnx --board esp32-s3 --board my-board.json
          quantize network.tflite --name network --out out
          quantize run out/model.tflite --input images.bin --output answers.bin
          quantize inspect out/model.tflite
          quantize profile out/model.tflite
          quantize nano out/model.tflite --out nano.md
          quantize package out/model.tflite --name digits --number 7 --key reader.key.pem

        Exit codes: 0; 1 a fault of the input; 2 a command line that does not parse; 3 the result fails a gate
        (--max-drop, --board), its files are written all the same; 130 interrupted, nothing is written.
        """;

    private readonly Argument<FileInfo> _model = new("model") { Description = "The network: a float ONNX file, or an int8 .tflite file." };
    private readonly OutputOptions _output = new();
    private readonly DataOptions _data = new();
    private readonly SchemeOptions _scheme = new();
    private readonly GateOptions _gate = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new QuantizeCommand();
        var root = new RootCommand(Description) { command._model };
        foreach (Option option in (IEnumerable<Option>)[.. command._output.All, .. command._data.All, .. command._scheme.All, .. command._gate.All, command._json])
            root.Add(option);
        root.SetAction(command.RunAsync);
        return root;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // All that can be wrong with the command line is told before any work.
        OutputKinds kinds = _output.Kinds(parsed);
        double? maxDrop = _gate.MaxDrop(parsed);
        QuantizationOptions told = Told(parsed);
        DataRequest request = _data.Read(parsed);
        byte[] file = await ReadAsync(parsed.GetRequiredValue(_model), cancellation).ConfigureAwait(false);
        SourceNetwork network = SourceNetwork.Read(file);
        if (network.Kind == ModelFileKind.Tflite && _scheme.IsForced(parsed))
            throw new UserErrorException("Expected no options of the scheme for an int8 .tflite file, of which nothing is quantised again, got some; leave them out or quantise the ONNX file.");
        // An int8 file needs no pictures: without any that fit it there are none.
        bool needsPictures = network.Kind == ModelFileKind.Onnx || _data.IsTold(parsed) || PictureLoader.IsMnist(network.Input, network.Outputs);
        PictureData? pictures = needsPictures
            ? await ProgressDisplay.RunAsync(progress => PicturesAsync(request, network, progress, cancellation), cancellation).ConfigureAwait(false)
            : null;
        IImageSet? test = _data.IsWithoutTest(parsed) ? null : pictures?.Test;
        if (maxDrop is not null && (test is null || network.Kind == ModelFileKind.Tflite))
            throw new UserErrorException(test is null
                ? "Expected test pictures with classes for --max-drop, got none; pass them with --test-data, or leave out --no-test."
                : "Expected a float network for --max-drop, which int8 can lose to, got an int8 file; leave it out.");
        QuantizationOptions options = told with
        {
            Calibration = pictures?.Calibration,
            Test = test,
            ClassNames = pictures?.ClassNames ?? [],
            Notes = pictures?.Notes ?? ["Pictures: none told; golden samples are drawn from a seeded generator."],
            EstimatesLatency = true,
            ChecksStraightLine = kinds.HasFlag(OutputKinds.Nano),
        };
        QuantizationResult result = await ProgressDisplay.RunAsync(progress => Task.FromResult(QuantizationPipeline.Run(file, options, progress, cancellation)), cancellation).ConfigureAwait(false);
        DirectoryInfo folder = _output.Folder(parsed);
        IReadOnlyList<string> files = await result.WriteToAsync(folder.FullName, kinds, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            Console.Write(result.Report.ToJson());
        else
            ResultText.Show(result, folder, files);
        return Gate.Check(result, options, maxDrop);
    }

    private QuantizationOptions Told(ParseResult parsed)
    {
        FileInfo model = parsed.GetRequiredValue(_model);
        return new QuantizationOptions
        {
            Name = _output.Name(parsed, model),
            Namespace = _output.Namespace(parsed),
            Calibration = null,
            CalibrationImages = _scheme.Calibration(parsed),
            HeldOutImages = _scheme.HeldOut(parsed),
            Choices = _scheme.Choices(parsed),
            Boards = _gate.Boards(parsed),
            Command = CommandText.Of(parsed, model, [.. _output.OfContent, .. _data.All, .. _scheme.All], [.. _data.Paths]),
        };
    }

    private static Task<byte[]> ReadAsync(FileInfo model, CancellationToken cancellation) => model.Exists
        ? File.ReadAllBytesAsync(model.FullName, cancellation)
        : throw new UserErrorException($"Expected an ONNX or int8 .tflite file at '{model}', found {(Directory.Exists(model.FullName) ? "a folder" : "none")}; check the path.");

    private static Task<PictureData> PicturesAsync(DataRequest request, SourceNetwork network, Action<string, double>? progress, CancellationToken cancellation)
    {
        progress?.Invoke("read pictures", 0);
        return PictureLoader.LoadAsync(request, network.Input, network.Outputs, network.ClassNames, cancellation);
    }
}
