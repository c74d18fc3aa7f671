using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Emit;
using Edge.Quantize.Import;
using Edge.Quantize.Network;
using Edge.Quantize.Pipeline;
using Edge.Quantize.Quantization;
using Edge.Quantize.Transform;

namespace Edge.Quantize;

/// <summary>From a float ONNX model to model.tflite, C# and a report: import, fold, fuse, calibrate, quantise, emit, evaluate.</summary>
public static class QuantizationPipeline
{
    /// <summary>Runs the pipeline. The same input gives the same bytes, on any number of threads.</summary>
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
        if (graph.Labels is null && options.ClassNames.Count == graph.Output.Length)
            graph = graph with { Labels = options.ClassNames };
        Require(graph, options);
        QuantizedNetwork network = SchemeSearch.Run(graph, options.Calibration, options.CalibrationImages, options.HeldOutImages, options.Choices, progress, cancellationToken);

        // The golden outputs are what the integer kernels give for the model without golden samples: those do not change its arithmetic.
        string description = $"{options.Name}: int8 by Edge, calibrated on {network.CalibrationImages} pictures";
        GoldenSamples golden = GoldenSamples.Of(Model.Load(Quantizer.ToTflite(network, description, [])), options.Calibration);
        byte[] tflite = Quantizer.ToTflite(network, description, golden.ToMetadata());
        Model model = Model.Load(tflite);
        var csharp = new CSharpOptions(
            options.Namespace,
            CSharpText.Identifier(options.Name) + "Model",
            $"The network '{options.Name}' as int8, for Edge.Micro and Edge.Inference.",
            ["Written by tools/quantize; do not edit. To make it again:", options.Command]);
        GeneratedClass generated = CSharpEmitter.Emit(model.Graph, csharp, golden.Inputs, golden.Outputs);
        var measurement = Measurement.Of(graph, network, model, options, progress, cancellationToken);
        return new QuantizationResult(
            tflite, new Dictionary<string, string> { [generated.FileName] = generated.Text }, ReportAssembly.Of(onnx, tflite, model, network, generated, measurement, options));
    }

    /// <summary>Reads an ONNX file, folds its batch normalisations and fuses its rectifiers.</summary>
    /// <exception cref="QuantizeException">The file cannot be read.</exception>
    public static FloatGraph Import(byte[] onnx)
    {
        using var stream = new MemoryStream(onnx);
        FloatGraph graph = ActivationFusion.Apply(NormalizationAsConvolution.Apply(BatchNormalizationFolding.Apply(OnnxImporter.Import(stream))));
        return graph with { Labels = OnnxLabels.Read(onnx, graph.Output.Length) };
    }

    private static void Require(FloatGraph graph, QuantizationOptions options)
    {
        if (options.Calibration.ImageLength != graph.Input.Length)
            throw new QuantizeException($"Model '{graph.Name}': expected an input of {options.Calibration.ImageLength} elements as the pictures have, got {graph.Input}; pass the data that the network was trained on.");
        if (options.Test is not null && options.Test.ImageLength != options.Calibration.ImageLength)
            throw new QuantizeException($"The test pictures: expected {options.Calibration.ImageLength} elements as the calibration pictures have, got {options.Test.ImageLength}; pass two sets of one size.");
    }
}
