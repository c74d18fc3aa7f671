using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Adam (Kingma and Ba, 2015): m and v are the decaying means of g and g * g, corrected for their start at zero; w -= rate * m / (sqrt(v) + epsilon).</summary>
internal sealed class Adam : IOptimizer
{
    private readonly (Parameter Parameter, FloatBuffer First, FloatBuffer Second)[] _states;
    private readonly float _beta1;
    private readonly float _beta2;
    private readonly float _epsilon;

    public Adam(IEnumerable<Parameter> parameters, float beta1, float beta2, float epsilon)
    {
        _states = [.. parameters.Select(p => (p, new FloatBuffer(p.Length), new FloatBuffer(p.Length)))];
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
    }

    public long Steps { get; set; }

    public IReadOnlyList<FloatBuffer> Moments => [.. _states.SelectMany(s => new[] { s.First, s.Second })];

    public unsafe void Step(float learningRate)
    {
        Steps++;
        float rate = (float)(learningRate / (1 - Math.Pow(_beta1, Steps)));
        float correction = (float)(1 / (1 - Math.Pow(_beta2, Steps)));
        foreach ((Parameter parameter, FloatBuffer first, FloatBuffer second) in _states)
        {
            float* m = first.Pointer, v = second.Pointer, g = parameter.Gradient.Pointer, w = parameter.Values.Pointer;
            int i = 0;
            for (; i <= parameter.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> gradient = Vector.Load(g + i);
                Vector<float> mean = (Vector.Load(m + i) * _beta1) + (gradient * (1 - _beta1));
                Vector<float> square = (Vector.Load(v + i) * _beta2) + (gradient * gradient * (1 - _beta2));
                Vector.Store(mean, m + i);
                Vector.Store(square, v + i);
                Vector<float> divisor = Vector.SquareRoot(square * correction) + new Vector<float>(_epsilon);
                Vector.Store(Vector.Load(w + i) - (mean * rate / divisor), w + i);
            }
            for (; i < parameter.Length; i++)
            {
                m[i] = (m[i] * _beta1) + (g[i] * (1 - _beta1));
                v[i] = (v[i] * _beta2) + (g[i] * g[i] * (1 - _beta2));
                w[i] -= m[i] * rate / (MathF.Sqrt(v[i] * correction) + _epsilon);
            }
        }
    }
}
