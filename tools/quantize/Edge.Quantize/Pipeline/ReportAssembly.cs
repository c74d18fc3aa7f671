using System;
using System.Security.Cryptography;
using Edge.Inference;
using Edge.Quantize.Emit;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Pipeline;

/// <summary>Puts the figures of a run together.</summary>
internal static class ReportAssembly
{
    /// <summary>The report.</summary>
    /// <param name="source">The source's bytes.</param>
    /// <param name="tflite">The bytes of model.tflite.</param>
    /// <param name="model">The model in them.</param>
    /// <param name="network">How it was quantised.</param>
    /// <param name="generated">Its class.</param>
    /// <param name="measurement">What was measured.</param>
    /// <param name="options">What the caller told.</param>
    public static QuantizationReport Of(byte[] source, byte[] tflite, Model model, QuantizedNetwork network, GeneratedClass generated, Measurement measurement, QuantizationOptions options) => new()
    {
        Name = options.Name,
        SourceSha256 = Convert.ToHexStringLower(SHA256.HashData(source)),
        TfliteSha256 = Convert.ToHexStringLower(SHA256.HashData(tflite)),
        CalibrationImages = network.CalibrationImages,
        TestImages = measurement.Comparison?.Images,
        FloatCorrect = measurement.Comparison?.FloatCorrect,
        Int8Correct = measurement.Comparison?.Int8Correct,
        WeightBytes = ModelFacts.WeightBytes(model.Graph),
        ConstantBytes = model.Graph.ConstantBytes,
        Macs = model.Graph.Macs,
        ArenaBytes = model.Graph.ArenaBytes,
        TfliteBytes = tflite.Length,
        GoldenSamples = model.GoldenSamples,
        CSharpConstantBytes = generated.ConstantBytes,
        NanoObstacle = generated.NanoObstacle,
    };
}
