using System.Collections.Generic;
using Edge.Boards;
using Edge.Quantize.Data;
using Edge.Quantize.Quantization;

namespace Edge.Quantize;

/// <summary>What to quantise with.</summary>
public sealed record QuantizationOptions
{
    /// <summary>Name of the model: of its files' description and, with capitals, of its class.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace of the generated class.</summary>
    public string Namespace { get; init; } = "Edge.Models";

    /// <summary>Pictures of the training set, to calibrate on and to take golden samples from; null only for an int8 .tflite file.</summary>
    public required IImageSet? Calibration { get; init; }

    /// <summary>How many of them to calibrate on.</summary>
    public int CalibrationImages { get; init; } = 1000;

    /// <summary>How many further ones to try schemes on.</summary>
    public int HeldOutImages { get; init; } = 500;

    /// <summary>What is forced; all else is tried on the held-out pictures.</summary>
    public QuantizationChoices Choices { get; init; } = new();

    /// <summary>Test pictures, or null to leave out the accuracies.</summary>
    public IImageSet? Test { get; init; }

    /// <summary>Names of the classes in the order of the outputs, where the source does not tell them; none where they are not known.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>What was assumed about pictures and numbers, sentences for the report.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Boards to check; none for all that are known.</summary>
    public IReadOnlyList<Board> Boards { get; init; } = [];

    /// <summary>Whether one run is simulated to estimate its time on boards, some seconds for a model that a board can hold; false by default.</summary>
    public bool EstimatesLatency { get; init; }

    /// <summary>Whether boards with nanoFramework are checked for straight-line code too, which is generated, compiled and simulated for it; false by default.</summary>
    public bool ChecksStraightLine { get; init; }

    /// <summary>The command that made the files, for their headers.</summary>
    public string Command { get; init; } = "";
}
