using System;

namespace Edge.Vision.Steps;

/// <summary>Separates ink from paper in an ink map.</summary>
/// <remarks>
/// The middle between the means of paper and ink is iterated from above (Ridler and Calvard 1978), which also holds where
/// ink is one pixel in a thousand, unlike thresholds that weigh both classes by their size.
/// </remarks>
internal sealed class InkThreshold
{
    // Less than this share of the pixels (1 / n), but at least MinimumInk, is no digit.
    private const int InkShare = 2048;
    private const int MinimumInk = 8;
    private const int MinimumContrast = 24;

    // Of N normal pixels one in 2048 exceeds 3.3 standard deviations; ink must stand well above that.
    private const int MinimumContrastToNoise = 5;
    private const int Iterations = 16;

    private readonly int[] _histogram = new int[256];

    /// <summary>The level of paper.</summary>
    public int Paper { get; private set; }

    /// <summary>The least level that still belongs to a stroke next to it.</summary>
    public int Low { get; private set; }

    /// <summary>The level that every stroke reaches somewhere.</summary>
    public int Middle { get; private set; }

    /// <summary>The level of full ink.</summary>
    public int Full { get; private set; }

    /// <summary>Computes the levels.</summary>
    /// <param name="ink">The ink map.</param>
    /// <param name="noise">Its noise, in levels.</param>
    /// <returns>False where the picture has no ink that differs from paper and noise.</returns>
    public bool Compute(ReadOnlySpan<byte> ink, int noise)
    {
        Histogram.Count(ink, _histogram);
        Paper = Histogram.Quantile(_histogram, ink.Length / 2);
        int peak = Histogram.Reached(_histogram, Math.Max(MinimumInk, ink.Length / InkShare));
        if (peak - Paper < MinimumContrast)
            return false;

        int threshold = (Paper + peak) / 2;
        for (int i = 0; i < Iterations; i++)
        {
            int next = (Paper + MeanAbove(threshold).Mean) / 2;
            if (next == threshold)
                break;
            threshold = next;
        }
        int contrast = 2 * (threshold - Paper);
        if (contrast < Math.Max(MinimumContrast, MinimumContrastToNoise * noise))
            return false;

        Middle = threshold;
        Low = Math.Min(threshold, Paper + Math.Max(3 * noise, Math.Max(1, contrast / 16)));
        // The upper quartile: the mean would include the grey edges of strokes.
        Full = Histogram.Quantile(_histogram, MeanAbove(threshold).Count * 3 / 4, threshold + 1);
        return true;
    }

    private (int Mean, int Count) MeanAbove(int threshold)
    {
        long sum = 0;
        int count = 0;
        for (int value = threshold + 1; value < 256; value++)
        {
            sum += (long)_histogram[value] * value;
            count += _histogram[value];
        }
        return (count == 0 ? threshold : (int)(sum / count), count);
    }
}
