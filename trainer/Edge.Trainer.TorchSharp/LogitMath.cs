using System;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Torch;

/// <summary>What is left to do with logits once they are on this side of the native library.</summary>
public static class LogitMath
{
    /// <summary>Turns logits into probabilities: exp(x) / sum of exp(x), with the largest taken off first so that nothing overflows.</summary>
    public static void Softmax(Span<float> values)
    {
        float largest = values[ArgMax.Of(values)];
        double sum = 0;
        foreach (ref float value in values)
        {
            value = MathF.Exp(value - largest);
            sum += value;
        }
        foreach (ref float value in values)
            value = (float)(value / sum);
    }
}
