namespace Edge.Nano.Tests.Support;

/// <summary>The fused activation.</summary>
public enum Fusion
{
    /// <summary>None: the whole range of int8, both signs.</summary>
    None,

    /// <summary>ReLU, the output's zero point at -128.</summary>
    Relu,

    /// <summary>ReLU with the zero point inside the range.</summary>
    ReluAbove,

    /// <summary>ReLU6: an upper end as well.</summary>
    Relu6,

    /// <summary>A range that does not hold the real 0.</summary>
    WithoutZero,
}
