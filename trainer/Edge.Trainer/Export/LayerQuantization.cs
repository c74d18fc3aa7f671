using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Trainer.Export;

/// <summary>The integers of a layer that was trained with quantisation: what the engine computes with.</summary>
/// <param name="Output">Scale and zero point of the layer's output, after its activation.</param>
/// <param name="Range">The range of the output that they were made of.</param>
public sealed record LayerQuantization(TensorQuantization Output, TensorRange Range)
{
    /// <summary>The weights, -127 to 127, in the order of the real ones; null for a residual block.</summary>
    public sbyte[]? Weights { get; init; }

    /// <summary>The weights' scales, one an output channel.</summary>
    public float[]? WeightScales { get; init; }

    /// <summary>The biases, one an output channel, in steps of input scale * weight scale.</summary>
    public int[]? Bias { get; init; }
}
