using System;
using System.Collections.Generic;
using System.Text.Json;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Report;

/// <summary>What quantisation made of a model. Every figure is measured or counted, none is typed.</summary>
public sealed record QuantizationReport
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the source: the float model, or the int8 file that was taken as it is.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>SHA-256 of model.tflite.</summary>
    public required string TfliteSha256 { get; init; }

    /// <summary>Pictures that the activations were calibrated on.</summary>
    public required int CalibrationImages { get; init; }

    /// <summary>Test pictures; null where there were none.</summary>
    public int? TestImages { get; init; }

    /// <summary>Test pictures that the float network gets right.</summary>
    public int? FloatCorrect { get; init; }

    /// <summary>Test pictures that the int8 model gets right.</summary>
    public int? Int8Correct { get; init; }

    /// <summary>Accuracy of the float network in percent.</summary>
    public double? FloatAccuracy => Percent(FloatCorrect);

    /// <summary>Accuracy of the int8 model in percent.</summary>
    public double? Int8Accuracy => Percent(Int8Correct);

    /// <summary>Percentage points lost from float to int8; negative where int8 is better.</summary>
    public double? Drop => FloatAccuracy is null || Int8Accuracy is null ? null : Math.Round(FloatAccuracy.Value - Int8Accuracy.Value, 4);

    /// <summary>Bytes of int8 weights.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Bytes of all constants: weights, biases, multipliers and shifts.</summary>
    public required long ConstantBytes { get; init; }

    /// <summary>Multiply-accumulates of one run.</summary>
    public required long Macs { get; init; }

    /// <summary>Bytes of the arena.</summary>
    public required int ArenaBytes { get; init; }

    /// <summary>Bytes of model.tflite.</summary>
    public required int TfliteBytes { get; init; }

    /// <summary>Golden samples that travel with the model.</summary>
    public required int GoldenSamples { get; init; }

    /// <summary>Names of the classes, in the order of the output; null where they are not known.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Bytes of the constant arrays of the C# class, golden samples included; null where the network is too large for one.</summary>
    public long? CSharpConstantBytes { get; init; }

    /// <summary>Why a nanoFramework assembly cannot hold the C# class, one sentence; null where it can.</summary>
    public string? NanoObstacle { get; init; }

    /// <summary>What was taken for granted about the source and the pictures, a sentence each; null where nothing was.</summary>
    public IReadOnlyList<string>? Assumptions { get; init; }

    /// <summary>How the network was quantised; null where the source prescribes every scale.</summary>
    public QuantizationScheme? Scheme { get; init; }

    /// <summary>Why so, one sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>What was tried on held-out calibration pictures; null or empty where nothing was.</summary>
    public IReadOnlyList<SchemeTrial>? Trials { get; init; }

    /// <summary>The answers of float and int8 to the test pictures; null where there were none.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>The int8 model layer by layer.</summary>
    public NetworkAnalysis? Analysis { get; init; }

    /// <summary>Which boards hold it.</summary>
    public IReadOnlyList<FitRow>? Boards { get; init; }

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Options) + "\n";

    /// <summary>Reads a report. Fields that an older one lacks are null.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static QuantizationReport Parse(string json) =>
        JsonSerializer.Deserialize<QuantizationReport>(json, ReportJson.Options) ?? throw new JsonException("Expected a report, got null; quantise the model again.");

    private double? Percent(int? correct) => correct is null || TestImages is null or 0 ? null : Math.Round(100.0 * correct.Value / TestImages.Value, 4);
}
