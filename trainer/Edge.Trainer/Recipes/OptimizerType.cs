namespace Edge.Trainer.Recipes;

/// <summary>How weights follow their gradients.</summary>
public enum OptimizerType
{
    /// <summary>Adam (Kingma and Ba, 2015).</summary>
    Adam,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,
}
