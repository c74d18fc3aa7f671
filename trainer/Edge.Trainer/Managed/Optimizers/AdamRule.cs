using System;
using System.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, 2015, algorithm 1, as PyTorch has it): m and v are the decaying means of g and g * g, corrected for their
/// start at zero; w -= rate * m / (sqrt(v) + epsilon). Keras adds epsilon before the correction of v instead.
/// </summary>
internal readonly struct AdamRule(float beta1, float beta2, float epsilon) : IUpdateRule<AdamRule>
{
    private readonly Vector<float> _epsilon = new(epsilon);

    public static int Moments => 2;

    private float Rate { get; init; }

    private float Correction { get; init; }

    public AdamRule At(float learningRate, long step) => this with
    {
        Rate = (float)(learningRate / (1 - Math.Pow(beta1, step))),
        Correction = (float)(1 / (1 - Math.Pow(beta2, step))),
    };

    public Vector<float> Update(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second)
    {
        first = (first * beta1) + (gradient * (1 - beta1));
        second = (second * beta2) + (gradient * gradient * (1 - beta2));
        return weight - (first * Rate / (Vector.SquareRoot(second * Correction) + _epsilon));
    }
}
