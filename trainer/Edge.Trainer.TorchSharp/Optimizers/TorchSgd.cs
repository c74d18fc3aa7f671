using System.Collections.Generic;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Optimizers;

/// <summary>Stochastic gradient descent: v = momentum * v + g; w -= rate * v, or with Nesterov's look ahead w -= rate * (g + momentum * v).</summary>
internal sealed class TorchSgd(IEnumerable<TorchParameter> parameters, OptimizerSpec spec) : TorchOptimizer(parameters, momentsEach: 1, spec.WeightDecay)
{
    private float _rate;

    /// <inheritdoc/>
    protected override void Begin(float learningRate) => _rate = learningRate;

    /// <inheritdoc/>
    protected override void Update(Tensor weights, Tensor gradient, Tensor[] moments)
    {
        moments[0].mul_(spec.Momentum).add_(gradient);
        weights.add_(spec.Nesterov ? gradient.add(moments[0], spec.Momentum) : moments[0], -_rate);
    }
}
