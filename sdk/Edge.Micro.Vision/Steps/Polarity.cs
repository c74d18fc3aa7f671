namespace Edge.Micro.Vision.Steps;

/// <summary>Decides whether the ink is lighter than the paper.</summary>
/// <remarks>
/// In a cropped picture the border is mostly paper: its median is compared with the mean of all. In a frame a cell of ink is compared with the
/// middle of those on both its sides: where a stroke is dark it lies below and each of its neighbours half as much above, so that the sum of
/// the third powers has the sign of the ink. At the edge of a shadow or a table it lies as much below on one side as above on the other,
/// and the two cancel.
/// </remarks>
internal sealed class Polarity
{
    // Two grey levels, in sixteenths and doubled.
    private const int LeastBend = 64;

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
    public bool IsLightOnDark(int[] means)
    {
        int columns = _geometry.Columns;
        int rows = _geometry.Rows;
        long moment = 0;
        for (int distance = 1; distance <= 2; distance++)
        {
            for (int y = 0; y < rows; y++)
                moment += Moment(means, (y * columns) + distance, columns - (2 * distance), 1, distance);
            for (int x = 0; x < columns; x++)
                moment += Moment(means, x + (distance * columns), rows - (2 * distance), columns, distance * columns);
        }
        return moment > 0;
    }

    private static long Moment(int[] means, int i, int count, int step, int reach)
    {
        long moment = 0;
        int end = i + (count * step);
        int least = LeastBend;
        for (; i < end; i += step)
        {
            int bend = means[i] + means[i] - means[i - reach] - means[i + reach];
            // Most of paper is even but for noise.
            if (bend > least || bend < -least)
                moment += (long)bend * bend * bend;
        }
        return moment;
    }
}
