namespace Edge.Quantize.Quantization;

/// <summary>How many scales a layer's weights have.</summary>
public enum WeightScheme
{
    /// <summary>One for each output channel.</summary>
    PerChannel,

    /// <summary>One for the layer.</summary>
    PerTensor,
}
