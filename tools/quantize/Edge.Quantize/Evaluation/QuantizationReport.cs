using System.Text.Json;
using System.Text.Json.Serialization;

namespace Edge.Quantize.Evaluation;

/// <summary>What quantisation made of a model. Every figure is measured or counted, none is typed.</summary>
public sealed record QuantizationReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
    };

    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the float model.</summary>
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
    public double? Drop => FloatAccuracy is null ? null : System.Math.Round(FloatAccuracy.Value - Int8Accuracy!.Value, 4);

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

    /// <summary>Bytes of the constant arrays of the C# class, golden samples included.</summary>
    public required long CSharpConstantBytes { get; init; }

    /// <summary>Why a nanoFramework assembly cannot hold the C# class, one sentence; null where it can.</summary>
    public string? NanoObstacle { get; init; }

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    private double? Percent(int? correct) => correct is null || TestImages is null or 0 ? null : System.Math.Round(100.0 * correct.Value / TestImages.Value, 4);
}
