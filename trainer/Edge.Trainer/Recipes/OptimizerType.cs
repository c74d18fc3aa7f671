namespace Edge.Trainer.Recipes;

/// <summary>How weights follow their gradients.</summary>
public enum OptimizerType
{
    /// <summary>Adam (Kingma and Ba, 2015).</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
    AdamW,

    /// <summary>RMSprop (Tieleman and Hinton, 2012) as Keras has it.</summary>
    RmsProp,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,
}
