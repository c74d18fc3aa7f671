using System.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>
/// RMSprop (Tieleman and Hinton, 2012) as Keras 3 has it: v = rho v + (1 - rho) g * g; step = rate * g / sqrt(v + epsilon), with
/// epsilon inside the root; u = momentum u + step; w -= u. PyTorch adds epsilon outside of the root.
/// </summary>
internal readonly struct RmsPropRule(float rho, float momentum, float epsilon) : IUpdateRule<RmsPropRule>
{
    private readonly Vector<float> _epsilon = new(epsilon);

    public static int Moments => 2;

    private float Rate { get; init; }

    public RmsPropRule At(float learningRate, long step) => this with { Rate = learningRate };

    public Vector<float> Update(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        second = (second * rho) + (gradient * gradient * (1 - rho));
        first = (first * momentum) + (gradient * Rate / Vector.SquareRoot(second + _epsilon));
        return weight - first;
    }
}
