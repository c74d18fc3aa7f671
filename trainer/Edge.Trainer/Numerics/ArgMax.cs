using System;

namespace Edge.Trainer.Numerics;

/// <summary>The place of the highest value.</summary>
public static class ArgMax
{
    /// <summary>The index of the highest value, the first of equals; 0 for an empty span.</summary>
    public static int Of(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }
}
