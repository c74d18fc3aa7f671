using Edge.Quantize.Data;

namespace Edge.Quantize;

/// <summary>What to quantise with.</summary>
public sealed record QuantizationOptions
{
    /// <summary>Name of the model: of its files' description and, with capitals, of its class.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace of the generated class.</summary>
    public string Namespace { get; init; } = "Edge.Models";

    /// <summary>Pictures of the training set, to calibrate on and to take golden samples from.</summary>
    public required IImageSet Calibration { get; init; }

    /// <summary>How many of them to calibrate on.</summary>
    public int CalibrationImages { get; init; } = 1000;

    /// <summary>Test pictures, or null to leave out the accuracies.</summary>
    public IImageSet? Test { get; init; }

    /// <summary>The command that made the files, for their headers.</summary>
    public string Command { get; init; } = "";
}
