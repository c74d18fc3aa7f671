using System;
using System.Collections.Generic;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Optimizers;

/// <summary>Adam (Kingma and Ba, 2015): m and v are the decaying means of g and g * g, corrected for their start at zero; w -= rate * m / (sqrt(v) + epsilon). AdamW is the same with weight decay.</summary>
internal sealed class TorchAdam(IEnumerable<TorchParameter> parameters, OptimizerSpec spec) : TorchOptimizer(parameters, momentsEach: 2, spec.Type == OptimizerType.AdamW ? spec.WeightDecay : 0)
{
    private float _rate;
    private float _correction;

    /// <inheritdoc/>
    protected override void Begin(float learningRate)
    {
        _rate = (float)(learningRate / (1 - Math.Pow(spec.Beta1, Steps)));
        _correction = (float)(1 / (1 - Math.Pow(spec.Beta2, Steps)));
    }

    /// <inheritdoc/>
    protected override void Update(Tensor weights, Tensor gradient, Tensor[] moments)
    {
        (Tensor mean, Tensor square) = (moments[0], moments[1]);
        mean.mul_(spec.Beta1).add_(gradient, 1 - spec.Beta1);
        square.mul_(spec.Beta2).addcmul_(gradient, gradient, 1 - spec.Beta2);
        weights.addcdiv_(mean, square.mul(_correction).sqrt().add_(spec.Epsilon), -_rate);
    }
}
