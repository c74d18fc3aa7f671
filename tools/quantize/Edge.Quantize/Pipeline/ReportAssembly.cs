using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using Edge.Micro;
using Edge.Quantize.Emit;
using Edge.Quantize.Fit;
using Edge.Quantize.Quantization;
using Edge.Quantize.Report;

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
    /// <param name="fits">Whether boards hold the model.</param>
    /// <param name="options">What the caller told.</param>
    public static QuantizationReport Of(
        byte[] source, TfliteSource quantized, QuantizedNetwork? network, GeneratedClass? generated, string? obstacle, Measurement measurement, IReadOnlyList<BoardFit> fits,
        QuantizationOptions options)
    {
        return new QuantizationReport
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
            Assumptions = [.. options.Notes, .. network?.Graph.Notes ?? [], .. quantized.Model.Graph.Inputs.Select(Feeding)],
            Scheme = network?.Scheme,
            Reason = network?.Reason,
            Trials = network?.Trials,
            Comparison = measurement.Comparison,
            Analysis = measurement.Analysis,
            Boards = [.. fits.Select(Row)],
            CSharpConstantBytes = generated?.ConstantBytes,
            NanoObstacle = obstacle ?? generated?.NanoObstacle,
        };
    }

    // What an application has to know to feed the model itself.
    private static string Feeding(Tensor input) => string.Create(
        CultureInfo.InvariantCulture,
        $"Input '{PrintableName.Of(input.Name)}': {(input.IsUnsigned ? "uint8" : "int8")} of shape {input.ShapeText()}{(input.Shape.Length == 4 ? " (NHWC)" : "")}, each round(x / {input.Scale}) {(input.ZeroPoint < 0 ? '-' : '+')} {Math.Abs(input.ZeroPoint)} of a fed number x.");

    private static FitRow Row(BoardFit fit) => new(fit.BoardAndForm, fit.Fits, fit.FlashBytes, fit.FlashLimit, fit.RamBytes, fit.RamLimit, fit.Milliseconds)
    {
        LowMilliseconds = fit.Latency?.Low,
        HighMilliseconds = fit.Latency?.High,
        Latency = fit.Latency is null && fit.LatencyObstacle is null ? null : LatencyText.Of(fit),
        LatencyBasis = fit.Latency?.Basis,
        Note = fit.Excess.Count > 0 ? string.Join(' ', fit.Excess) : fit.IsRamLimitBound ? "The board's RAM is known only as an upper bound." : null,
    };
}
