namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Moves parameters along their gradients.</summary>
internal interface IOptimizer
{
    /// <summary>One step.</summary>
    /// <param name="learningRate">The step size.</param>
    void Step(float learningRate);
}
