namespace Edge.Trainer.Recipes;

/// <summary>What is applied to the output of a convolution or dense layer.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>Softmax; only on the last layer, where it is applied in any case.</summary>
    Softmax,
}
