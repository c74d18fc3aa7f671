namespace Edge.Micro;

/// <summary>The activation fused into an operator: a clamp of its output. Values are those of TFLite's ActivationFunctionType.</summary>
public enum Activation
{
    /// <summary>Saturation to int8 only.</summary>
    None = 0,

    /// <summary>max(0, x).</summary>
    Relu = 1,

    /// <summary>min(max(-1, x), 1).</summary>
    ReluN1To1 = 2,

    /// <summary>min(max(0, x), 6).</summary>
    Relu6 = 3,
}
