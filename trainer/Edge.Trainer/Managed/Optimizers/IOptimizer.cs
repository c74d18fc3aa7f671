using System.Collections.Generic;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Moves parameters along their gradients.</summary>
internal interface IOptimizer
{
    /// <summary>The steps done.</summary>
    long Steps { get; set; }

    /// <summary>What it remembers from step to step, for checkpoints.</summary>
    IReadOnlyList<FloatBuffer> Moments { get; }

    /// <summary>One step.</summary>
    /// <param name="learningRate">The step size.</param>
    void Step(float learningRate);
}
