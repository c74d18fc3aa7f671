namespace Edge.Trainer.Recipes;

/// <summary>The kinds of layer. A recipe writes them in camel case.</summary>
public enum LayerType
{
    /// <summary>Two-dimensional convolution; needs filters and kernel.</summary>
    Conv2D,

    /// <summary>Convolution of each channel alone by a kernel of its own; needs kernel.</summary>
    DepthwiseConv2D,

    /// <summary>A depthwise convolution, then a convolution of single pixels; needs filters and kernel. <see cref="RecipeReader"/> makes those two layers of it, so no recipe in memory has it.</summary>
    SeparableConv2D,

    /// <summary>Maximum of each window; needs kernel.</summary>
    MaxPool,

    /// <summary>Mean of each window; needs kernel.</summary>
    AveragePool,

    /// <summary>Mean of each channel over the image.</summary>
    GlobalAveragePool,

    /// <summary>Fully connected; needs units.</summary>
    Dense,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>Batch normalisation per channel (Ioffe and Szegedy, 2015).</summary>
    BatchNorm,

    /// <summary>Sets a part of the values to zero while training; needs rate.</summary>
    Dropout,

    /// <summary>Turns an image into a vector.</summary>
    Flatten,

    /// <summary>The sum of two paths over one input (He et al., Deep Residual Learning, 2016); needs layers.</summary>
    Residual,
}
