using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Cli;

/// <summary>quantize MODEL.onnx: writes model.tflite, C# and a report.</summary>
internal sealed class QuantizeCommand
{
    private const string Description = """
        Turns a float ONNX network into int8: model.tflite, C# for Edge.Micro and Edge.Inference, report.json.

        Examples:
          quantize model.onnx --name digits --out out
          quantize model.onnx --data pictures --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225
          quantize model.onnx --data x.npy --test-data x_test.npy --test-labels y_test.npy --max-drop 0.5 --json
          quantize run out/model.tflite --input images.bin --output answers.bin
          quantize inspect out/model.tflite
          quantize profile out/model.tflite

        Exit codes: 0; 1 a fault of the input; 2 a command line that does not parse; 3 the result fails a gate (--max-drop), its files are written.
        """;

    private readonly Argument<FileInfo> _model = new("model") { Description = "The float network, model.onnx." };
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
        FileInfo model = parsed.GetRequiredValue(_model);
        DataRequest request = _data.Read(parsed);
        OutputKinds kinds = _output.Kinds(parsed);
        double? maxDrop = _gate.MaxDrop(parsed);
        string name = _output.Name(parsed, model);
        (string space, int calibration, int heldOut) = (_output.Namespace(parsed), _scheme.Calibration(parsed), _scheme.HeldOut(parsed));
        byte[] file = await File.ReadAllBytesAsync(model.FullName, cancellation).ConfigureAwait(false);
        FloatGraph graph = QuantizationPipeline.Import(file);
        PictureData pictures = await PictureLoader.LoadAsync(request, InputShape.Of(graph.Input.Shape), graph.Output.Length, [], cancellation).ConfigureAwait(false);
        bool isTested = pictures.Test is not null && !_data.IsWithoutTest(parsed);
        if (maxDrop is not null && !isTested)
            throw new UserErrorException("Expected test pictures with classes for --max-drop, got none; pass them with --test-data, or leave out --no-test.");
        var options = new QuantizationOptions
        {
            Name = name,
            Namespace = space,
            Calibration = pictures.Calibration,
            CalibrationImages = calibration,
            HeldOutImages = heldOut,
            Choices = _scheme.Choices(parsed),
            Test = isTested ? pictures.Test : null,
            ClassNames = pictures.ClassNames,
            Notes = pictures.Notes,
            Command = CommandText.Of(parsed, model, [.. _output.OfContent, .. _data.All, .. _scheme.All], [.. _data.Paths]),
        };
        QuantizationResult result = await ProgressDisplay.RunAsync(progress => QuantizationPipeline.Run(file, options, progress, cancellation), cancellation).ConfigureAwait(false);
        DirectoryInfo folder = _output.Folder(parsed);
        IReadOnlyList<string> files = await result.WriteToAsync(folder.FullName, kinds, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            Console.Write(result.Report.ToJson());
        else
            ResultText.Show(result, options, folder, files);
        return Gate.Check(result.Report, maxDrop);
    }
}
