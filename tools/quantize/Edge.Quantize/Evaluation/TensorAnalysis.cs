using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Edge.Quantize.Evaluation;

/// <summary>An activation of the int8 model.</summary>
public sealed record TensorAnalysis
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its dimensions.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>The real value of one step.</summary>
    public required float Scale { get; init; }

    /// <summary>The q that stands for the real 0.</summary>
    public required int ZeroPoint { get; init; }

    /// <summary>The real value of the lowest q.</summary>
    public required double Lowest { get; init; }

    /// <summary>The real value of the highest q.</summary>
    public required double Highest { get; init; }

    /// <summary>The share of the 256 values of int8 that it took, 0 to 1; null where no picture was run.</summary>
    public double? LevelsUsed { get; init; }

    /// <summary>Float against int8; null where no float tensor of that name is there to compare with.</summary>
    public TensorMeasure? Measure { get; init; }

    /// <summary>The values of the float network over the calibration pictures, or of the int8 model where there is none; null where neither was run.</summary>
    public ValueHistogram? Histogram { get; init; }

    /// <summary>True where the format prescribes the range, as for a softmax.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPrescribed { get; init; }
}
