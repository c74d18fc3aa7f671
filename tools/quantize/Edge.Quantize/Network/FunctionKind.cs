namespace Edge.Quantize.Network;

/// <summary>Functions of single values beside the rectifiers.</summary>
public enum FunctionKind
{
    /// <summary>x for x &gt;= 0, slope * x below.</summary>
    LeakyRelu,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>x * min(max(x + 3, 0), 6) / 6.</summary>
    HardSwish,
}
