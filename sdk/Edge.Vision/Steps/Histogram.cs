using System;

namespace Edge.Vision.Steps;

/// <summary>Order statistics of counted bytes.</summary>
internal static class Histogram
{
    /// <summary>Counts bytes.</summary>
    /// <param name="pixels">What to count.</param>
    /// <param name="counts">256 counts; overwritten.</param>
    public static void Count(ReadOnlySpan<byte> pixels, int[] counts)
    {
        Array.Clear(counts);
        foreach (byte pixel in pixels)
            counts[pixel]++;
    }

    /// <summary>The value of the element of the given rank in sorted order; 0 for an empty histogram.</summary>
    public static int Quantile(int[] counts, int rank, int from = 0)
    {
        int seen = 0;
        for (int value = from; value < counts.Length; value++)
        {
            seen += counts[value];
            if (seen > rank)
                return value;
        }
        return 0;
    }

    /// <summary>The largest value that at least <paramref name="count"/> elements reach; 0 where there are fewer.</summary>
    public static int Reached(int[] counts, int count)
    {
        int seen = 0;
        for (int value = counts.Length - 1; value > 0; value--)
        {
            seen += counts[value];
            if (seen >= count)
                return value;
        }
        return 0;
    }
}
