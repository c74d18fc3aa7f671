namespace Edge.Quantize.Network;

/// <summary>An activation that is fused into the operator before it. Values are those of TFLite's ActivationFunctionType.</summary>
public enum FloatActivation
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>max(0, x).</summary>
    Relu = 1,

    /// <summary>min(max(-1, x), 1).</summary>
    ReluN1To1 = 2,

    /// <summary>min(max(0, x), 6).</summary>
    Relu6 = 3,
}
