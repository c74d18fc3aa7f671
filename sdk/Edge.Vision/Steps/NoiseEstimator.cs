using System;

namespace Edge.Vision.Steps;

/// <summary>Estimates the noise of a picture from neighbouring pixels.</summary>
internal static class NoiseEstimator
{
    /// <summary>Standard deviation of the noise, in grey levels.</summary>
    /// <remarks>
    /// The median of |p(x+1) - p(x)| is 0.954 standard deviations for normal noise. Edges of ink are a minority and lighting
    /// changes little from pixel to pixel, so neither moves the median.
    /// </remarks>
    public static int Estimate(GrayImage image)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int i = 1; i < pixels.Length; i++)
            counts[Math.Abs(pixels[i] - pixels[i - 1])]++;
        int seen = 0;
        int value = 0;
        for (int rank = (pixels.Length - 1) / 2; value < 255; value++)
        {
            seen += counts[value];
            if (seen > rank)
                break;
        }
        return pixels.Length > 1 ? value : 0;
    }
}
