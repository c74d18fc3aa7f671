using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Calibration;
using Edge.Quantize.Emit;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Import;
using Edge.Quantize.Network;
using Edge.Quantize.Pipeline;
using Edge.Quantize.Quantization;
using Edge.Quantize.Transform;

namespace Edge.Quantize;

/// <summary>From a float ONNX model to model.tflite, C# and a report: import, fold, fuse, calibrate, quantise, emit, evaluate.</summary>
public static class QuantizationPipeline
{
    /// <summary>Runs the pipeline. The same input gives the same bytes.</summary>
    /// <param name="onnx">The bytes of the ONNX file.</param>
    /// <param name="options">What to quantise with.</param>
    /// <param name="progress">Told the stage and the share done, 0 to 1, from several threads; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="QuantizeException">The model cannot be quantised; the message says why.</exception>
    public static QuantizationResult Run(byte[] onnx, QuantizationOptions options, Action<string, double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onnx);
        ArgumentNullException.ThrowIfNull(options);
        FloatGraph graph = Import(onnx);
        if (options.Calibration.ImageLength != graph.Input.Length)
            throw new QuantizeException($"Model '{graph.Name}': expected an input of {options.Calibration.ImageLength} elements as the pictures have, got {graph.Input}; pass the data that the network was trained on.");
        if (options.Test is not null && options.Test.ImageLength != options.Calibration.ImageLength)
            throw new QuantizeException($"The test pictures: expected {options.Calibration.ImageLength} elements as the calibration pictures have, got {options.Test.ImageLength}; pass two sets of one size.");
        progress?.Invoke("calibrate", 0);
        IReadOnlyDictionary<FloatTensor, TensorRange> ranges = Calibrator.Run(graph, options.Calibration, options.CalibrationImages, cancellationToken);
        progress?.Invoke("calibrate", 1);

        // The golden outputs are what the integer kernels give for the model without golden samples: those do not change its arithmetic.
        string description = $"{options.Name}: int8 by Edge, calibrated on {Math.Min(options.CalibrationImages, options.Calibration.Count)} pictures";
        GoldenSamples golden = GoldenSamples.Of(Model.Load(Quantizer.ToTflite(graph, ranges, description, [])), options.Calibration);
        byte[] tflite = Quantizer.ToTflite(graph, ranges, description, golden.ToMetadata());
        Model model = Model.Load(tflite);

        var csharp = new CSharpOptions(
            options.Namespace,
            CSharpText.Identifier(options.Name) + "Model",
            $"The network '{options.Name}' as int8, for Edge.Micro and Edge.Inference.",
            ["Written by tools/quantize; do not edit. To make it again:", options.Command]);
        GeneratedClass generated = CSharpEmitter.Emit(model.Graph, csharp, golden.Inputs, golden.Outputs);

        int? floatCorrect = null, int8Correct = null;
        if (options.Test is { HasLabels: true })
        {
            floatCorrect = Evaluator.CountCorrect(graph, options.Test, new StageProgress("float accuracy", options.Test.Count, progress).Step, cancellationToken);
            int8Correct = Evaluator.CountCorrect(model, options.Test, new StageProgress("int8 accuracy", options.Test.Count, progress).Step, cancellationToken);
        }
        return new QuantizationResult(tflite, new Dictionary<string, string> { [generated.FileName] = generated.Text }, new QuantizationReport
        {
            Name = options.Name,
            SourceSha256 = Convert.ToHexStringLower(SHA256.HashData(onnx)),
            TfliteSha256 = Convert.ToHexStringLower(SHA256.HashData(tflite)),
            CalibrationImages = Math.Min(options.CalibrationImages, options.Calibration.Count),
            TestImages = options.Test?.Count,
            FloatCorrect = floatCorrect,
            Int8Correct = int8Correct,
            WeightBytes = ModelFacts.WeightBytes(model.Graph),
            ConstantBytes = model.Graph.ConstantBytes,
            Macs = model.Graph.Macs,
            ArenaBytes = model.Graph.ArenaBytes,
            TfliteBytes = tflite.Length,
            GoldenSamples = model.GoldenSamples,
            CSharpConstantBytes = generated.ConstantBytes,
            NanoObstacle = generated.NanoObstacle,
        });
    }

    /// <summary>Reads an ONNX file, folds its batch normalisations and fuses its rectifiers.</summary>
    /// <exception cref="QuantizeException">The file cannot be read.</exception>
    public static FloatGraph Import(byte[] onnx)
    {
        using var stream = new MemoryStream(onnx);
        FloatGraph graph = Simplification.Apply(OnnxImporter.Import(stream));
        return graph with { Labels = OnnxLabels.Read(onnx, graph.Output.Length) };
    }
}
