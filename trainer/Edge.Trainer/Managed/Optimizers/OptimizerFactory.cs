using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Makes the optimiser of a recipe.</summary>
internal static class OptimizerFactory
{
    public static IOptimizer Make(OptimizerSpec spec, IReadOnlyList<Parameter> parameters) => spec.Type == OptimizerType.Sgd
        ? new Sgd(parameters, spec.Momentum)
        : new Adam(parameters, spec.Beta1, spec.Beta2, spec.Epsilon);
}
