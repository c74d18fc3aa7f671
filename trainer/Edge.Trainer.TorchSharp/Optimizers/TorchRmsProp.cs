using System.Collections.Generic;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Optimizers;

/// <summary>RMSprop as Keras 3 has it: v = rho v + (1 - rho) g * g; u = momentum u + rate * g / sqrt(v + epsilon); w -= u.</summary>
internal sealed class TorchRmsProp(IEnumerable<TorchParameter> parameters, OptimizerSpec spec) : TorchOptimizer(parameters, momentsEach: 2, weightDecay: 0)
{
    private float _rate;

    /// <inheritdoc/>
    protected override void Begin(float learningRate) => _rate = learningRate;

    /// <inheritdoc/>
    protected override void Update(Tensor weights, Tensor gradient, Tensor[] moments)
    {
        (Tensor step, Tensor square) = (moments[0], moments[1]);
        square.mul_(spec.Rho).addcmul_(gradient, gradient, 1 - spec.Rho);
        step.mul_(spec.Momentum).addcdiv_(gradient, square.add(spec.Epsilon).sqrt(), _rate);
        weights.sub_(step);
    }
}
