namespace Edge.Trainer.Managed.Quantization;

/// <summary>A layer's weights and biases as the engine holds them.</summary>
/// <param name="Weights">-127 to 127, in the order of the real ones.</param>
/// <param name="Scales">One an output channel.</param>
/// <param name="Bias">One an output channel, in steps of input scale * weight scale.</param>
internal sealed record LayerIntegers(sbyte[] Weights, float[] Scales, int[] Bias);
