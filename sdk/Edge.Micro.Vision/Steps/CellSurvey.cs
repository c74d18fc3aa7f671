namespace Edge.Micro.Vision.Steps;

/// <summary>What is known about the cells of a frame before it is known what is ink, from every second row.</summary>
internal sealed class CellSurvey
{
    /// <summary>Makes room for the cells of frames of one size.</summary>
    public CellSurvey(FrameGeometry geometry)
    {
        int cells = geometry.Columns * geometry.Rows;
        Sums = new int[cells];
        Brightest = new int[cells];
        Dimmest = new int[cells];
    }

    /// <summary>The sum of a cell's pixels.</summary>
    public int[] Sums { get; }

    /// <summary>The mean of the brightest eight pixels side by side, in sixteenths.</summary>
    public int[] Brightest { get; }

    /// <summary>The mean of the darkest eight pixels side by side, in sixteenths.</summary>
    public int[] Dimmest { get; }

    /// <summary>Begins a cell.</summary>
    public void Begin(int cell)
    {
        Sums[cell] = 0;
        Brightest[cell] = 0;
        Dimmest[cell] = 255 << 4;
    }

    /// <summary>Adds pixels side by side.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="sum">The sum of the pixels.</param>
    /// <param name="count">Their number, 1 to 8.</param>
    public void Add(int cell, int sum, int count)
    {
        Sums[cell] += sum;
        int bright = (sum << 4) / count;
        // Rounded the other way, so that a frame and its negative give the same.
        int dim = (255 << 4) - ((((255 * count) - sum) << 4) / count);
        if (bright > Brightest[cell])
            Brightest[cell] = bright;
        if (dim < Dimmest[cell])
            Dimmest[cell] = dim;
    }

    /// <summary>Computes the means of all cells.</summary>
    /// <param name="geometry">The frame's geometry.</param>
    /// <param name="means">Set to the mean of every cell's pixels, in sixteenths.</param>
    public void ComputeMeans(FrameGeometry geometry, int[] means)
    {
        int[] sums = Sums;
        int side = 1 << geometry.CellShift;
        int width = geometry.Width;
        int height = geometry.Height;
        int i = 0;
        for (int top = 0; top < height; top += side)
        {
            int rows = ((top + side < height ? side : height - top) + 1) >> 1;
            for (int left = 0; left < width; left += side)
            {
                int count = rows * (left + side < width ? side : width - left);
                means[i] = (sums[i] << 4) / count;
                i++;
            }
        }
    }
}
