namespace Edge.Trainer.Managed.Layers;

/// <summary>A layer with weights and perhaps a bias.</summary>
internal interface IWeightedLayer
{
    /// <summary>Row-major [inputs of an output, outputs]: for a convolution [kernel row, kernel column, channel, filter], for a depthwise one [kernel row, kernel column, channel].</summary>
    Parameter Weights { get; }

    /// <summary>One value an output, or null where batch normalisation follows, which would cancel it.</summary>
    Parameter? Bias { get; }
}
