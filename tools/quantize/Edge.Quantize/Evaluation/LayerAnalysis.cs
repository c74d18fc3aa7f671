namespace Edge.Quantize.Evaluation;

/// <summary>A step of the int8 model: what it is, what it costs, and how well it keeps to the float network.</summary>
public sealed record LayerAnalysis
{
    /// <summary>Its name: that of the float network's layer, or of its output.</summary>
    public required string Name { get; init; }

    /// <summary>What it is in TFLite, as "CONV_2D".</summary>
    public required string Kind { get; init; }

    /// <summary>Multiply-accumulates of one run.</summary>
    public required long Macs { get; init; }

    /// <summary>Bytes of int8 weights.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Bytes of all its constants: weights, biases, multipliers and shifts.</summary>
    public required long ConstantBytes { get; init; }

    /// <summary>Bytes of all activations that are needed while it runs, its inputs and output included.</summary>
    public required long ArenaBytes { get; init; }

    /// <summary>Its weights; null where it has none.</summary>
    public WeightAnalysis? Weights { get; init; }

    /// <summary>Its output.</summary>
    public required TensorAnalysis Output { get; init; }
}
