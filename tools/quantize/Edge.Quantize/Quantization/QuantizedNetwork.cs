using System.Collections.Generic;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>A float network with everything that its int8 form follows from.</summary>
public sealed record QuantizedNetwork
{
    /// <summary>The network whose weights and biases become int8: equalised and with corrected biases where the scheme says so.</summary>
    public required FloatGraph Graph { get; init; }

    /// <summary>The same tensors and layers with biases as they were: what int8 is compared with, layer by layer.</summary>
    public required FloatGraph Reference { get; init; }

    /// <summary>The range of every tensor of both.</summary>
    public required IReadOnlyDictionary<FloatTensor, TensorRange> Ranges { get; init; }

    /// <summary>The values that every tensor of <see cref="Reference"/> took over the calibration pictures.</summary>
    public required IReadOnlyDictionary<FloatTensor, TensorHistogram> Histograms { get; init; }

    /// <summary>Pictures that it was calibrated on.</summary>
    public int CalibrationImages { get; init; }

    /// <summary>The scheme chosen; null where the source prescribes every scale and there was nothing to choose.</summary>
    public QuantizationScheme? Scheme { get; init; }

    /// <summary>What was tried, in that order; empty where every choice was forced or prescribed.</summary>
    public IReadOnlyList<SchemeTrial> Trials { get; init; } = [];

    /// <summary>Why this scheme, one sentence.</summary>
    public required string Reason { get; init; }
}
