using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>One image of a depthwise convolution and its result, both [row, column, channel].</summary>
internal readonly unsafe struct DepthwiseOperands
{
    /// <summary>The image that the windows slide over.</summary>
    public required float* Source { get; init; }

    public required TensorShape SourceShape { get; init; }

    /// <summary>[kernel row, kernel column, channel]: read by the correlation, added to by the gradient of the weights.</summary>
    public required float* Weights { get; init; }

    /// <summary>One value a channel, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>One value a window: written by the correlation, read by the gradient of the weights.</summary>
    public required float* Target { get; init; }

    public required TensorShape TargetShape { get; init; }

    public required int Kernel { get; init; }

    public required int Stride { get; init; }

    /// <summary>Rows of zeros above the image.</summary>
    public required int Top { get; init; }

    /// <summary>Columns of zeros left of the image.</summary>
    public required int Left { get; init; }
}
