namespace Edge.Trainer.Recipes;

/// <summary>How the first weights are drawn. Biases begin at zero.</summary>
public enum InitializerType
{
    /// <summary>Normal values of variance 2 / inputs (He et al., 2015).</summary>
    He,

    /// <summary>Even values of variance 2 / (inputs + outputs) (Glorot and Bengio, 2010): the default of Keras.</summary>
    GlorotUniform,
}
