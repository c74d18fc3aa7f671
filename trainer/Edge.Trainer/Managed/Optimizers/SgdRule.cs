using System.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>
/// Stochastic gradient descent with momentum as PyTorch has it: v = momentum v + g; w -= rate * v, or with Nesterov's look ahead
/// (Sutskever et al., 2013) w -= rate * (g + momentum v).
/// </summary>
internal readonly struct SgdRule(float momentum, bool nesterov) : IUpdateRule<SgdRule>
{
    public static int Moments => 1;

    private float Rate { get; init; }

    public SgdRule At(float learningRate, long step) => this with { Rate = learningRate };

    public Vector<float> Update(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        first = (first * momentum) + gradient;
        return weight - ((nesterov ? gradient + (first * momentum) : first) * Rate);
    }
}
