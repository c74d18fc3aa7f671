using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Data;
using Edge.Quantize.Emit;
using Edge.Quantize.Fit;
using Edge.Quantize.Import;
using Edge.Quantize.Nano;
using Edge.Quantize.Network;
using Edge.Quantize.Pipeline;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tflite;
using Edge.Quantize.Transform;

namespace Edge.Quantize;

/// <summary>From a float ONNX model to model.tflite, C# and a report: import, fold, fuse, calibrate, quantise, emit, evaluate.</summary>
public static class QuantizationPipeline
{
    /// <summary>Runs the pipeline. The same input gives the same bytes, on any number of threads.</summary>
    /// <param name="onnx">The bytes of the ONNX file, or of an int8 .tflite file: of that nothing is quantised again.</param>
    /// <param name="options">What to quantise with.</param>
    /// <param name="progress">Told the stage and the share done, 0 to 1, from several threads; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="QuantizeException">The model cannot be quantised; the message says why.</exception>
    /// <exception cref="InvalidModelException">A .tflite file is no int8 model that can be run; the message says why.</exception>
    public static QuantizationResult Run(byte[] onnx, QuantizationOptions options, Action<string, double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onnx);
        ArgumentNullException.ThrowIfNull(options);
        if (ModelFile.KindOf(onnx) == ModelFileKind.Tflite)
            return Finish(onnx, TfliteSource.Read(onnx, options.Calibration, options.ClassNames.Count > 0 ? options.ClassNames : null, null, cancellationToken), null, null, options, progress, cancellationToken);
        FloatGraph graph = Import(onnx);
        IImageSet calibration = options.Calibration ?? throw new QuantizeException($"Model '{graph.Name}': expected pictures to calibrate on, got none; pass some that are like those of the training.");
        if (graph.Labels is null && options.ClassNames.Count == graph.Output.Length)
            graph = graph with { Labels = LabelText.Clean(options.ClassNames) };
        if (calibration.ImageLength != graph.Input.Length)
            throw new QuantizeException($"Model '{graph.Name}': expected an input of {calibration.ImageLength} elements as the pictures have, got {graph.Input}; pass the data that the network was trained on.");
        if (options.Test is not null && options.Test.ImageLength != calibration.ImageLength)
            throw new QuantizeException($"The test pictures: expected {calibration.ImageLength} elements as the calibration pictures have, got {options.Test.ImageLength}; pass two sets of one size.");
        QuantizedNetwork network = SchemeSearch.Run(graph, calibration, options.CalibrationImages, options.HeldOutImages, options.Choices, progress, cancellationToken);

        // The golden outputs are what the integer kernels give for the model without golden samples: those do not change its arithmetic.
        string description = $"{options.Name}: int8 by Edge, calibrated on {network.CalibrationImages} pictures";
        GoldenSamples golden = GoldenSamples.Of(Model.Load(Quantizer.ToTflite(network, description, [])), calibration, cancellationToken);
        byte[] tflite = Quantizer.ToTflite(network, description, golden.ToMetadata());
        return Finish(onnx, new TfliteSource(tflite, Model.Load(tflite), golden), graph, network, options, progress, cancellationToken);
    }

    // C# and figures of a model that is quantised; without a float network there is nothing to compare with.
    private static QuantizationResult Finish(
        byte[] source, TfliteSource quantized, FloatGraph? graph, QuantizedNetwork? network, QuantizationOptions options, Action<string, double>? progress, CancellationToken cancellationToken)
    {
        Model model = quantized.Model;
        var csharp = new CSharpOptions(
            options.Namespace,
            CSharpText.Identifier(options.Name) + "Model",
            $"The network '{options.Name}' as int8, for Edge.Micro and Edge.Inference.",
            ["Written by tools/quantize; do not edit. To make it again:", options.Command])
        {
            Labels = model.Labels,
        };
        GoldenSamples golden = quantized.Golden;
        string? obstacle = CSharpEmitter.Obstacle(model.Graph, golden.Inputs.LongLength + golden.Outputs.LongLength);
        GeneratedClass? generated = obstacle is null ? CSharpEmitter.Emit(model.Graph, csharp, golden.Inputs, golden.Outputs) : null;
        Dictionary<string, string> classes = generated is null ? [] : new() { [generated.FileName] = generated.Text };

        var measurement = Measurement.Of(graph, network, model, options, progress, cancellationToken);
        IReadOnlyList<BoardFit> fits = BoardChecks.Of(quantized, options, cancellationToken);
        return new QuantizationResult(quantized.File, classes, ReportAssembly.Of(source, quantized, network, generated, obstacle, measurement, fits, options))
        {
            Fits = fits,
            Nano = () => NanoEmitter.Emit(
                model.Graph,
                csharp with { ClassName = CSharpText.Identifier(options.Name) + "Nano", Summary = $"The network '{options.Name}' as int8 in straight-line code for nanoFramework." },
                golden.Inputs,
                golden.Outputs),
        };
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
