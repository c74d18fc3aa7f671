namespace Edge.Micro.Vision.Steps;

/// <summary>Decides whether the ink is lighter than the paper.</summary>
/// <remarks>
/// In a cropped picture the border is mostly paper: its median is compared with the mean of all. In a frame, strokes are a minority around
/// which the local mean is paper, so the third moment about the local mean has the sign of the ink; lighting and the edges of
/// sheets and tables lie on both sides of the local mean alike and cancel.
/// </remarks>
internal sealed class Polarity
{
    private readonly FrameGeometry _geometry;
    private readonly int[] _integral;
    private readonly int[] _counts = new int[256];

    /// <summary>Makes the step for one frame size.</summary>
    public Polarity(FrameGeometry geometry)
    {
        _geometry = geometry;
        _integral = new int[(geometry.Columns + 1) * (geometry.Rows + 1)];
    }

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
    public bool IsLightOnDark(int[] means)
    {
        Integrate(means);
        int columns = _geometry.Columns;
        int rows = _geometry.Rows;
        int[] integral = _integral;
        int radius = (columns > rows ? columns : rows) / 5;
        if (radius < 2)
            radius = 2;
        int stride = columns + 1;
        long moment = 0;
        for (int y = 0; y < rows; y++)
        {
            // Windows are cut on both sides alike near the border: a slope of the light has its own middle as its mean.
            int tall = y < rows - 1 - y ? y : rows - 1 - y;
            if (tall > radius)
                tall = radius;
            int top = (y - tall) * stride;
            int bottom = (y + tall + 1) * stride;
            for (int x = 0; x < columns; x++)
            {
                int wide = x < columns - 1 - x ? x : columns - 1 - x;
                if (wide > radius)
                    wide = radius;
                int left = x - wide;
                int right = x + wide + 1;
                int sum = integral[bottom + right] - integral[bottom + left] - integral[top + right] + integral[top + left];
                long difference = means[(y * columns) + x] - (sum / (((2 * tall) + 1) * ((2 * wide) + 1)));
                moment += difference * difference * difference;
            }
        }
        return moment > 0;
    }

    // Row 0 and column 0 stay zero: entry (y, x) is the sum of all cells above and to the left.
    private void Integrate(int[] means)
    {
        int columns = _geometry.Columns;
        int[] integral = _integral;
        int from = 0;
        int to = columns + 2;
        for (int y = 0; y < _geometry.Rows; y++)
        {
            int row = 0;
            for (int x = 0; x < columns; x++)
            {
                row += means[from++];
                integral[to] = integral[to - columns - 1] + row;
                to++;
            }
            to++;
        }
    }
}
