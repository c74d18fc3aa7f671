using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Makes the optimiser of a recipe.</summary>
internal static class OptimizerFactory
{
    /// <summary>An optimiser of all parameters; weight decay applies to kernels alone, not to biases and batch normalisation, which must stay free to move.</summary>
    public static IOptimizer Make(OptimizerSpec spec, IReadOnlyList<Layer> layers, WorkerPool pool) =>
        Make(spec, [.. layers.SelectMany(l => l.Parameters)], [.. layers.OfType<IWeightedLayer>().Select(l => l.Weights)], pool);

    public static IOptimizer Make(OptimizerSpec spec, IReadOnlyList<Parameter> parameters, HashSet<Parameter> kernels, WorkerPool pool)
    {
        float decay = spec.WeightDecay;
        return spec.Type switch
        {
            OptimizerType.Adam => new Optimizer<AdamRule>(new AdamRule(spec.Beta1, spec.Beta2, spec.Epsilon), parameters, kernels, 0, pool),
            OptimizerType.AdamW => new Optimizer<AdamRule>(new AdamRule(spec.Beta1, spec.Beta2, spec.Epsilon), parameters, kernels, decay, pool),
            OptimizerType.RmsProp => new Optimizer<RmsPropRule>(new RmsPropRule(spec.Rho, spec.Momentum, spec.Epsilon), parameters, kernels, 0, pool),
            OptimizerType.Sgd => new Optimizer<SgdRule>(new SgdRule(spec.Momentum, spec.Nesterov), parameters, kernels, decay, pool),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "Expected an optimiser that the managed backend knows."),
        };
    }
}
