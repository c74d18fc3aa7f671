using System;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>One weight in double, by the formulas as the papers and frameworks print them.</summary>
internal sealed class OptimizerReference(OptimizerSpec spec, double weight, bool isKernel)
{
    private double _first;
    private double _second;
    private int _step;

    public double Weight { get; private set; } = weight;

    public void Step(double gradient, double rate)
    {
        _step++;
        if (isKernel && spec.Type is (OptimizerType.AdamW or OptimizerType.Sgd))
            Weight -= rate * spec.WeightDecay * Weight;
        switch (spec.Type)
        {
            case OptimizerType.Sgd:
                _first = (spec.Momentum * _first) + gradient;
                Weight -= rate * (spec.Nesterov ? gradient + (spec.Momentum * _first) : _first);
                break;
            case OptimizerType.RmsProp:
                _second = (spec.Rho * _second) + ((1 - spec.Rho) * gradient * gradient);
                _first = (spec.Momentum * _first) + (rate * gradient / Math.Sqrt(_second + spec.Epsilon));
                Weight -= _first;
                break;
            default:
                _first = (spec.Beta1 * _first) + ((1 - spec.Beta1) * gradient);
                _second = (spec.Beta2 * _second) + ((1 - spec.Beta2) * gradient * gradient);
                double mean = _first / (1 - Math.Pow(spec.Beta1, _step)), square = _second / (1 - Math.Pow(spec.Beta2, _step));
                Weight -= rate * mean / (Math.Sqrt(square) + spec.Epsilon);
                break;
        }
    }
}
