using System;
using System.Security.Cryptography;
using Edge.Quantize.Emit;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Pipeline;

/// <summary>Puts the figures of a run together.</summary>
internal static class ReportAssembly
{
    /// <summary>The report.</summary>
    /// <param name="source">The source's bytes.</param>
    /// <param name="quantized">The int8 model and its file.</param>
    /// <param name="network">How it was quantised; null where it came as int8.</param>
    /// <param name="generated">Its class; null where it has none.</param>
    /// <param name="obstacle">Why it has none.</param>
    /// <param name="measurement">What was measured.</param>
    /// <param name="options">What the caller told.</param>
    public static QuantizationReport Of(
        byte[] source, TfliteSource quantized, QuantizedNetwork? network, GeneratedClass? generated, string? obstacle, Measurement measurement, QuantizationOptions options) => new()
    {
        Name = options.Name,
        SourceSha256 = Convert.ToHexStringLower(SHA256.HashData(source)),
        TfliteSha256 = Convert.ToHexStringLower(SHA256.HashData(quantized.File)),
        CalibrationImages = network?.CalibrationImages ?? 0,
        TestImages = measurement.Comparison?.Images,
        FloatCorrect = measurement.Comparison?.FloatCorrect,
        Int8Correct = measurement.Comparison?.Int8Correct,
        WeightBytes = ModelFacts.WeightBytes(quantized.Model.Graph),
        ConstantBytes = quantized.Model.Graph.ConstantBytes,
        Macs = quantized.Model.Graph.Macs,
        ArenaBytes = quantized.Model.Graph.ArenaBytes,
        TfliteBytes = quantized.File.Length,
        GoldenSamples = quantized.Model.GoldenSamples,
        Labels = quantized.Model.Labels,
        CSharpConstantBytes = generated?.ConstantBytes,
        NanoObstacle = obstacle ?? generated?.NanoObstacle,
    };
}
