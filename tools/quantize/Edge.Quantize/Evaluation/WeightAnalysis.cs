namespace Edge.Quantize.Evaluation;

/// <summary>The int8 weights of a layer.</summary>
public sealed record WeightAnalysis
{
    /// <summary>Weights.</summary>
    public required int Count { get; init; }

    /// <summary>The smallest scale of an output channel.</summary>
    public required float LeastScale { get; init; }

    /// <summary>The largest scale of an output channel.</summary>
    public required float LargestScale { get; init; }

    /// <summary>The share of the 255 values of -127 to 127 that are used, 0 to 1.</summary>
    public required double LevelsUsed { get; init; }

    /// <summary>Power of the float weights over the power of their rounding errors, in dB; null where they are met exactly or not known.</summary>
    public double? Sqnr { get; init; }

    /// <summary>How often the int8 values from -127 to 127 occur.</summary>
    public required ValueHistogram Histogram { get; init; }
}
