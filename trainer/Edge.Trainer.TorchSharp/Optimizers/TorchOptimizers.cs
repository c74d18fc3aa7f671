using System;
using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Torch.Optimizers;

/// <summary>Makes the optimiser of a recipe.</summary>
internal static class TorchOptimizers
{
    /// <param name="spec">The optimiser as the recipe has it.</param>
    /// <param name="parameters">What is trained.</param>
    public static TorchOptimizer Make(OptimizerSpec spec, IEnumerable<TorchParameter> parameters) => spec.Type switch
    {
        OptimizerType.Adam or OptimizerType.AdamW => new TorchAdam(parameters, spec),
        OptimizerType.RmsProp => new TorchRmsProp(parameters, spec),
        OptimizerType.Sgd => new TorchSgd(parameters, spec),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "Expected an optimiser that the TorchSharp backend knows."),
    };
}
