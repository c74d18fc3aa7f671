namespace Edge.Nano.Tests.Support;

/// <summary>A layer with weights.</summary>
public enum LayerKind
{
    /// <summary>A convolution over all input channels.</summary>
    Convolution,

    /// <summary>A convolution in groups: each input channel its own.</summary>
    Grouped,

    /// <summary>A depthwise convolution.</summary>
    Depthwise,

    /// <summary>A convolution of one cell.</summary>
    Pointwise,

    /// <summary>A fully connected layer.</summary>
    Dense,
}
