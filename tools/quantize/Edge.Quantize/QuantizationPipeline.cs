using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Emit;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Import;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Report;
using Edge.Quantize.Transform;

namespace Edge.Quantize;

/// <summary>From a float ONNX model to model.tflite, C# and a report: import, fold, fuse, calibrate, quantise, emit, evaluate.</summary>
public static class QuantizationPipeline
{
    /// <summary>Golden samples taken from the calibration pictures; two more are the extremes of int8.</summary>
    private const int GoldenPictures = 2;

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
        (sbyte[] inputs, sbyte[] outputs) = Golden(Model.Load(Quantizer.ToTflite(graph, ranges, description, [])), options.Calibration);
        byte[] tflite = Quantizer.ToTflite(graph, ranges, description, Interleave(inputs, outputs, inputs.Length / graph.Input.Length));
        Model model = Model.Load(tflite);

        var csharp = new CSharpOptions(
            options.Namespace,
            CSharpText.Identifier(options.Name) + "Model",
            $"The network '{options.Name}' as int8, for Edge.Micro and Edge.Inference.",
            ["Written by tools/quantize; do not edit. To make it again:", options.Command]);
        IReadOnlyDictionary<string, string> files = CSharpEmitter.Emit(model.Graph, csharp, inputs, outputs);

        int? floatCorrect = null, int8Correct = null;
        if (options.Test is not null)
        {
            floatCorrect = Evaluator.CountCorrect(graph, options.Test, Counter("float accuracy", options.Test.Count, progress), cancellationToken);
            int8Correct = Evaluator.CountCorrect(model, options.Test, Counter("int8 accuracy", options.Test.Count, progress), cancellationToken);
        }
        return new QuantizationResult(tflite, files, new QuantizationReport
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
            CSharpClasses = files.Count,
        });
    }

    /// <summary>Reads an ONNX file, folds its batch normalisations and fuses its rectifiers.</summary>
    /// <exception cref="QuantizeException">The file cannot be read.</exception>
    public static FloatGraph Import(byte[] onnx)
    {
        using var stream = new MemoryStream(onnx);
        return ActivationFusion.Apply(NormalizationAsConvolution.Apply(BatchNormalizationFolding.Apply(OnnxImporter.Import(stream))));
    }

    // Two pictures, and all inputs at the lowest and at the highest value: saturation at both ends.
    private static (sbyte[] Inputs, sbyte[] Outputs) Golden(Model model, IImageSet images)
    {
        int length = model.InputLength, pictures = Math.Min(GoldenPictures, images.Count);
        var inputs = new sbyte[(pictures + 2) * length];
        var image = new float[length];
        Tensor input = model.Graph.Inputs[0];
        for (int i = 0; i < pictures; i++)
        {
            images.CopyImage(i, image);
            for (int j = 0; j < length; j++)
                inputs[i * length + j] = Micro.Arithmetic.Scales.Quantize(image[j], input.Scale, input.ZeroPoint);
        }
        inputs.AsSpan(pictures * length, length).Fill(sbyte.MinValue);
        inputs.AsSpan((pictures + 1) * length).Fill(sbyte.MaxValue);
        Session session = model.CreateSession();
        sbyte[] outputs = [.. Enumerable.Range(0, pictures + 2).SelectMany(i => session.Run(inputs.AsSpan(i * length, length)).ToArray())];
        return (inputs, outputs);
    }

    private static byte[] Interleave(sbyte[] inputs, sbyte[] outputs, int samples)
    {
        IEnumerable<sbyte[]> input = inputs.Chunk(inputs.Length / samples), output = outputs.Chunk(outputs.Length / samples);
        return [.. input.Zip(output, (i, o) => i.Concat(o)).SelectMany(sample => sample).Select(v => unchecked((byte)v))];
    }

    private static Action Counter(string stage, int count, Action<string, double>? progress)
    {
        int done = 0;
        return () =>
        {
            int now = Interlocked.Increment(ref done);
            if (now % 100 == 0 || now == count)
                progress?.Invoke(stage, (double)now / count);
        };
    }
}
