using System;

namespace Edge.Micro.Vision.Steps;

/// <summary>Estimates how uneven paper looks.</summary>
/// <remarks>
/// The median of |p(x+1) - p(x)| is 0.954 standard deviations for normal noise. Edges of ink are a minority and lighting
/// changes little from pixel to pixel, so neither moves the median.
/// </remarks>
internal sealed class NoiseEstimate
{
    // Pairs lie on a lattice of 2 x 2 pixels, shifted from row to row.
    private const int Step = 2;

    private readonly int[] _counts = new int[256];

    /// <summary>The unevenness of the paper of a frame, grain and fine rules as well as noise, as the deviation of noise that would look the same, in grey levels.</summary>
    /// <remarks>
    /// Half of the cells or more are paper. The range of four means of eight pixels with normal noise is 0.73 deviations, that of sixteen 1.25; grain that is coarser
    /// than a pixel, which the difference of neighbours does not see, makes it more.
    /// </remarks>
    /// <param name="cells">The cells of the frame.</param>
    /// <param name="cellShift">Binary logarithm of a cell's side: 3 or 4.</param>
    public int ComputeTexture(CellSurvey cells, int cellShift)
    {
        int[] counts = _counts;
        Array.Clear(counts, 0, counts.Length);
        int[] brightest = cells.Brightest;
        int[] dimmest = cells.Dimmest;
        for (int i = 0; i < brightest.Length; i++)
        {
            // Quarters of a level, up to 64 levels; below 0 where the two are the same and rounded apart.
            int range = (brightest[i] - dimmest[i]) >> 2;
            counts[range < 0 ? 0 : range > 255 ? 255 : range]++;
        }
        int value = 0;
        for (int seen = counts[0]; seen <= brightest.Length / 2 && value < 255; seen += counts[value])
            value++;
        return (value * (cellShift == 3 ? 11 : 6)) >> 5;
    }

    /// <summary>Standard deviation of the noise of a cropped picture, from some pairs of neighbouring pixels, in grey levels.</summary>
    public int Compute(byte[] frame, FrameGeometry geometry)
    {
        int[] counts = _counts;
        Array.Clear(counts, 0, counts.Length);
        int width = geometry.Width;
        int pairs = 0;
        int shift = 0;
        for (int y = Step / 2; y < geometry.Height; y += Step)
        {
            shift = (Step / 2) - shift;
            for (int i = (y * width) + shift; i < ((y + 1) * width) - 1; i += Step)
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
