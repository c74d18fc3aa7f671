using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Stochastic gradient descent with momentum: v = momentum * v + g; w -= rate * v.</summary>
internal sealed class Sgd : IOptimizer
{
    private readonly (Parameter Parameter, FloatBuffer Velocity)[] _states;
    private readonly float _momentum;

    public Sgd(IEnumerable<Parameter> parameters, float momentum)
    {
        _states = [.. parameters.Select(p => (p, new FloatBuffer(p.Length)))];
        _momentum = momentum;
    }

    public long Steps { get; set; }

    public IReadOnlyList<FloatBuffer> Moments => [.. _states.Select(s => s.Velocity)];

    public unsafe void Step(float learningRate)
    {
        Steps++;
        foreach ((Parameter parameter, FloatBuffer velocity) in _states)
        {
            float* v = velocity.Pointer, g = parameter.Gradient.Pointer, w = parameter.Values.Pointer;
            for (int i = 0; i < parameter.Length; i++)
            {
                v[i] = (_momentum * v[i]) + g[i];
                w[i] -= learningRate * v[i];
            }
        }
    }
}
