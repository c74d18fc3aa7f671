namespace Edge.Micro.Vision.Steps;

/// <summary>Decides whether the ink is lighter than the paper.</summary>
/// <remarks>
/// In a cropped picture the border is mostly paper: its median is compared with the mean of all. In a frame, around strokes most is paper:
/// where the mean of nine cells lies nearer to the brightest of them, the ink is dark. At the edge of a shadow or a table it lies as much nearer to
/// the one as to the other, cell by cell, and these cancel.
/// </remarks>
internal sealed class Polarity
{
    // Most of paper is even but for noise: six grey levels, in sixteenths.
    private const int LeastRange = 96;

    private readonly FrameGeometry _geometry;
    private readonly int[] _counts = new int[256];

    /// <summary>Makes the step for one frame size.</summary>
    public Polarity(FrameGeometry geometry) => _geometry = geometry;

    /// <summary>The grey of most of a cropped picture's border, from the last call of <see cref="IsBorderDark"/>.</summary>
    public int Border { get; private set; }

    /// <summary>Whether a cropped picture has light ink on dark paper.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="means">The means of its cells, in sixteenths.</param>
    public bool IsBorderDark(byte[] frame, int[] means)
    {
        int width = _geometry.Width;
        int height = _geometry.Height;
        int[] counts = _counts;
        System.Array.Clear(counts, 0, counts.Length);
        for (int x = 0; x < width; x++)
        {
            counts[frame[x]]++;
            counts[frame[frame.Length - 1 - x]]++;
        }
        for (int y = 1; y < height - 1; y++)
        {
            counts[frame[y * width]]++;
            counts[frame[(y * width) + width - 1]]++;
        }
        int rank = width + (height > 2 ? height - 2 : 0);
        int border = 0;
        for (int seen = counts[0]; seen <= rank && border < 255; seen += counts[border])
            border++;
        Border = border;
        int sum = 0;
        for (int i = 0; i < means.Length; i++)
            sum += means[i];
        return 16 * border * means.Length < sum;
    }

    /// <summary>Whether a frame has light ink on dark paper.</summary>
    /// <param name="means">The means of its cells, in sixteenths.</param>
    /// <param name="brightest">The brightest around every cell, one cell far.</param>
    /// <param name="dimmest">The darkest around every cell, one cell far.</param>
    public bool IsLightOnDark(int[] means, int[] brightest, int[] dimmest)
    {
        int columns = _geometry.Columns;
        int last = columns - 1;
        long moment = 0;
        for (int y = 1; y < _geometry.Rows - 1; y++)
        {
            int i = y * columns;
            // The sums of three cells in a column.
            int before = 0;
            int here = means[i - columns] + means[i] + means[i + columns];
            for (int x = 0; x < last; x++)
            {
                int next = i + 1;
                int after = means[next - columns] + means[next] + means[next + columns];
                if (x > 0)
                {
                    int range = brightest[i] - dimmest[i];
                    if (range > LeastRange)
                        moment += (long)((9 * (brightest[i] + dimmest[i])) - (2 * (before + here + after))) * range;
                }
                before = here;
                here = after;
                i = next;
            }
        }
        return moment > 0;
    }
}
