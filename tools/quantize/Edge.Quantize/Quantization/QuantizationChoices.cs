using Edge.Quantize.Calibration;

namespace Edge.Quantize.Quantization;

/// <summary>What the caller forces; what is null is tried on held-out pictures.</summary>
public sealed record QuantizationChoices
{
    /// <summary>Scales of the weights.</summary>
    public WeightScheme? Weights { get; init; }

    /// <summary>Ranges of the activations.</summary>
    public RangeMethod? Ranges { get; init; }

    /// <summary>Percent of the values within the range of <see cref="RangeMethod.Percentile"/>, above 50 and up to 100.</summary>
    public double Percentile { get; init; } = 99.99;

    /// <summary>Cross-layer equalisation.</summary>
    public bool? Equalization { get; init; }

    /// <summary>Bias correction.</summary>
    public bool? BiasCorrection { get; init; }
}
