using System;

namespace Edge.Trainer.Torch;

/// <summary>What is left to do with logits once they are on this side of the native library.</summary>
public static class LogitMath
{
    /// <summary>The index of the largest value; of equal ones the first.</summary>
    public static int ArgMax(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
            best = logits[i] > logits[best] ? i : best;
        return best;
    }

    /// <summary>Turns logits into probabilities: exp(x) / sum of exp(x), with the largest taken off first so that nothing overflows.</summary>
    public static void Softmax(Span<float> values)
    {
        float largest = values[ArgMax(values)];
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
