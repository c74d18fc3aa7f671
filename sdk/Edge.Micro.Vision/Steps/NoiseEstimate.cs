using System;

namespace Edge.Micro.Vision.Steps;

/// <summary>Estimates the noise of a frame from some pairs of neighbouring pixels.</summary>
/// <remarks>
/// The median of |p(x+1) - p(x)| is 0.954 standard deviations for normal noise. Edges of ink are a minority and lighting
/// changes little from pixel to pixel, so neither moves the median.
/// </remarks>
internal sealed class NoiseEstimate
{
    // Pairs lie on a lattice of 8 x 8 pixels, shifted from row to row; large frames have more than enough of them.
    private const int ColumnStep = 8;
    private const int RowStep = 8;

    private readonly int[] _counts = new int[256];

    /// <summary>Standard deviation of the noise, in grey levels.</summary>
    public int Compute(byte[] frame, FrameGeometry geometry)
    {
        int[] counts = _counts;
        Array.Clear(counts, 0, counts.Length);
        int width = geometry.Width;
        int pairs = 0;
        int shift = 0;
        for (int y = RowStep / 2; y < geometry.Height; y += RowStep)
        {
            shift = 5 - shift;
            for (int i = (y * width) + shift; i < ((y + 1) * width) - 1; i += ColumnStep)
            {
                int difference = frame[i + 1] - frame[i];
                counts[difference < 0 ? -difference : difference]++;
                pairs++;
            }
        }
        int value = 0;
        for (int seen = counts[0]; seen <= pairs / 2 && value < 255; seen += counts[value])
            value++;
        return pairs == 0 ? 0 : value;
    }
}
