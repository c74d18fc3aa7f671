using System;

namespace Edge.Vision.Steps;

/// <summary>Decides whether the ink is lighter than the paper.</summary>
/// <remarks>
/// In a cropped picture the border is mostly paper: its median is compared with the mean of all. In a frame, strokes are a minority around
/// which the local mean is paper, so the third moment about the local mean has the sign of the ink; lighting and the edges of
/// sheets and tables lie on both sides of the local mean alike and cancel.
/// </remarks>
internal sealed class PolarityEstimator
{
    private readonly CellGrid _grid;
    private readonly bool _cropped;
    private readonly int _radius;
    private readonly int[] _integral;
    private readonly int[] _histogram = new int[256];

    /// <summary>Makes the step for one grid.</summary>
    public PolarityEstimator(CellGrid grid, bool cropped)
    {
        _grid = grid;
        _cropped = cropped;
        _radius = Math.Max(2, Math.Max(grid.Width, grid.Height) / 5);
        _integral = new int[(grid.Width + 1) * (grid.Height + 1)];
    }

    /// <summary>Whether the picture, whose grid has been computed, holds light ink on dark paper.</summary>
    public bool IsLightOnDark(GrayImage image) => _cropped ? IsBorderDark(image) : ThirdMoment() > 0;

    private bool IsBorderDark(GrayImage image)
    {
        Array.Clear(_histogram);
        int count = 0;
        long sum = 0;
        for (int y = 0; y < image.Height; y++)
        {
            bool wholeRow = y == 0 || y == image.Height - 1;
            for (int x = 0; x < image.Width; x++)
            {
                byte pixel = image.Pixels[(y * image.Width) + x];
                sum += pixel;
                if (wholeRow || x == 0 || x == image.Width - 1)
                {
                    _histogram[pixel]++;
                    count++;
                }
            }
        }
        return (long)Histogram.Quantile(_histogram, count / 2) * image.Pixels.Length < sum;
    }

    private long ThirdMoment()
    {
        ComputeIntegral();
        int stride = _grid.Width + 1;
        long moment = 0;
        for (int y = 0; y < _grid.Height; y++)
        {
            // Windows are cut on both sides alike near the border: a slope of the light has its own middle as its mean.
            int tall = Math.Min(_radius, Math.Min(y, _grid.Height - 1 - y));
            int top = (y - tall) * stride;
            int bottom = (y + tall + 1) * stride;
            for (int x = 0; x < _grid.Width; x++)
            {
                int wide = Math.Min(_radius, Math.Min(x, _grid.Width - 1 - x));
                int left = x - wide;
                int right = x + wide + 1;
                int sum = _integral[bottom + right] - _integral[bottom + left] - _integral[top + right] + _integral[top + left];
                int cells = ((2 * tall) + 1) * ((2 * wide) + 1);
                long difference = _grid.Means[(y * _grid.Width) + x] - (sum / cells);
                moment += difference * difference * difference;
            }
        }
        return moment;
    }

    // Row 0 and column 0 stay zero: entry (y, x) is the sum of all cells above and to the left.
    private void ComputeIntegral()
    {
        int stride = _grid.Width + 1;
        for (int y = 0; y < _grid.Height; y++)
        {
            int row = 0;
            for (int x = 0; x < _grid.Width; x++)
            {
                row += _grid.Means[(y * _grid.Width) + x];
                _integral[((y + 1) * stride) + x + 1] = _integral[(y * stride) + x + 1] + row;
            }
        }
    }
}
