namespace Edge.Micro.Vision.Steps;

/// <summary>All steps in a row, from a frame to groups of strokes and from a group to the picture of a digit.</summary>
internal sealed class DigitSearch
{
    private readonly FrameGeometry _geometry;
    private readonly PixelScanner _scanner;
    private readonly NoiseEstimate _noise = new NoiseEstimate();
    private readonly Polarity _polarity;
    private readonly InkLevels _levels;
    private readonly Runs _runs;
    private readonly Components _components;
    private readonly Strokes _strokes;
    private readonly InkPainter _painter;
    private readonly StrokeWidth _width = new StrokeWidth();
    private readonly int[] _cells;
    private readonly int[] _means;
    private readonly byte[] _bits;
    private readonly int[] _painted = new int[InkPainter.MaxSide * InkPainter.MaxSide];
    private readonly MassPicture _picture = new MassPicture();
    private int _flip;

    /// <summary>Makes the steps for one frame size.</summary>
    /// <param name="geometry">The geometry of the frames.</param>
    /// <param name="scanner">The passes over pixels.</param>
    public DigitSearch(FrameGeometry geometry, PixelScanner scanner)
    {
        _geometry = geometry;
        _scanner = scanner;
        _polarity = new Polarity(geometry);
        _levels = new InkLevels(geometry);
        _runs = new Runs(geometry, _levels);
        _components = new Components(geometry, _runs);
        _strokes = new Strokes(geometry);
        Groups = new Groups(geometry);
        _painter = new InkPainter(geometry, _runs, _levels);
        _cells = new int[geometry.Columns * geometry.Rows];
        _means = new int[_cells.Length];
        _bits = new byte[geometry.Segments * geometry.Height];
    }

    /// <summary>What <see cref="FindGroups"/> found.</summary>
    public Groups Groups { get; }

    /// <summary>Finds the groups of strokes of a frame.</summary>
    /// <returns>Their number.</returns>
    public int FindGroups(byte[] frame)
    {
        if (!FindInk(frame))
            return 0;
        if (!_runs.Find(_bits) || !_components.Find())
            return 0;
        _strokes.Choose(_components);
        Groups.Join(_strokes, _components);
        return Groups.Count;
    }

    /// <summary>Chooses the group that is most likely the digit that is shown.</summary>
    /// <returns>The group, or -1 where none has the shape of a digit.</returns>
    public int SelectOne() => DigitShape.SelectOne(Groups, _geometry.Width, _geometry.Height);

    /// <summary>Draws a group as MNIST was made.</summary>
    /// <param name="frame">The frame that the groups were found in.</param>
    /// <param name="group">The group.</param>
    /// <param name="digits">Where to draw; the 28 * 28 bytes are all 0.</param>
    /// <param name="offset">Where they begin.</param>
    public void Draw(byte[] frame, int group, byte[] digits, int offset)
    {
        int width = Groups.Right[group] - Groups.Left[group];
        int height = Groups.Bottom[group] - Groups.Top[group];
        _width.Plan(Groups.Area[group], Groups.Outline[group], width > height ? width : height);
        _painter.Begin(_flip, Groups, group, _width.Side);
        int[] groupOf = Groups.Of;
        for (int i = 0; i < _strokes.Count; i++)
            if (groupOf[i] == group)
                _painter.Add(frame, _components, _strokes.Component[i]);
        _painter.End(_painted);
        _width.Apply(_painted, _painter.Columns, _painter.Rows, _picture);
        _picture.Draw(digits, offset);
    }

    private bool FindInk(byte[] frame)
    {
        int[] cells = _cells;
        int[] means = _means;
        _scanner.Sum(frame, _geometry, cells);
        SetMeans(cells, means, 0);
        int noise = _noise.Compute(frame, _geometry);
        bool isLight = _geometry.IsCropped ? _polarity.IsBorderDark(frame, means) : _polarity.IsLightOnDark(means);
        _flip = isLight ? 255 : 0;
        // From here on there is only dark ink on light paper, so both polarities give the same bits.
        if (_geometry.IsCropped)
        {
            _levels.SetPaper(_polarity.Border ^ _flip, means, noise);
        }
        else
        {
            if (isLight)
                SetMeans(cells, means, 255);
            _levels.ComputePaper(means, noise);
        }
        _scanner.FindDarkest(frame, _geometry, _flip, _levels.Screen, cells);
        if (!_levels.ComputeThresholds(cells, noise))
            return false;
        _scanner.Mark(frame, _geometry, _flip, _levels, _bits);
        return true;
    }

    // From sums over every second row to means in sixteenths; flip turns the pixels round.
    private void SetMeans(int[] sums, int[] means, int flip)
    {
        int side = 1 << _geometry.CellShift;
        int width = _geometry.Width;
        int height = _geometry.Height;
        int i = 0;
        for (int top = 0; top < height; top += side)
        {
            int rows = ((top + side < height ? side : height - top) + 1) >> 1;
            for (int left = 0; left < width; left += side)
            {
                int count = rows * (left + side < width ? side : width - left);
                int sum = flip == 0 ? sums[i] : (flip * count) - sums[i];
                means[i] = (sum << 4) / count;
                i++;
            }
        }
    }
}
