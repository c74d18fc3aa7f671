namespace Edge.Trainer.Recipes;

/// <summary>The kinds of layer. A recipe writes them in camel case.</summary>
public enum LayerType
{
    /// <summary>Two-dimensional convolution; needs filters and kernel.</summary>
    Conv2D,

    /// <summary>Maximum of each window; needs kernel.</summary>
    MaxPool,

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
}
