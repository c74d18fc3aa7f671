using System;

namespace Edge.Quantize.Network;

/// <summary>The class that a network's outputs tell.</summary>
internal static class LargestElement
{
    /// <summary>The index of the largest value, the first of equals.</summary>
    public static int IndexOf(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }
}
