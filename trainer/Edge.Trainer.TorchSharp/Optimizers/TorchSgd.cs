using System.Collections.Generic;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Optimizers;

/// <summary>Stochastic gradient descent with momentum: v = momentum * v + g; w -= rate * v.</summary>
internal sealed class TorchSgd(IEnumerable<TorchParameter> parameters, OptimizerSpec spec) : TorchOptimizer(parameters, momentsEach: 1)
{
    private float _rate;

    /// <inheritdoc/>
    protected override void Begin(float learningRate) => _rate = learningRate;

    /// <inheritdoc/>
    protected override void Update(Tensor weights, Tensor gradient, Tensor[] moments)
    {
        moments[0].mul_(spec.Momentum).add_(gradient);
        weights.add_(moments[0], -_rate);
    }
}
