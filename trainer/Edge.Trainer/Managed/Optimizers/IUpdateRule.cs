using System.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>The arithmetic of an optimiser, on one vector of weights at a time. Each weight is computed alone, so the vector width does not show in the result.</summary>
internal interface IUpdateRule<TSelf>
    where TSelf : struct, IUpdateRule<TSelf>
{
    /// <summary>The moments that it keeps for every weight, 1 or 2; they start at zero.</summary>
    static abstract int Moments { get; }

    /// <summary>The rule of one step.</summary>
    /// <param name="learningRate">Its step size.</param>
    /// <param name="step">Its number, from 1.</param>
    TSelf At(float learningRate, long step);

    /// <summary>The new weights.</summary>
    /// <param name="weight">The weights.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="first">The first moment.</param>
    /// <param name="second">The second moment; zero where the rule has none.</param>
    Vector<float> Update(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}
