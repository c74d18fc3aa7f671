namespace Edge.Micro.Vision.Steps;

/// <summary>The steps from a frame to its ink: which pixels are darker than the paper around them, or lighter.</summary>
internal sealed class InkSearch
{
    private readonly FrameGeometry _geometry;
    private readonly PixelScanner _scanner;
    private readonly GridFilter _filter;
    private readonly NoiseEstimate _noise = new NoiseEstimate();
    private readonly Polarity _polarity;
    private readonly CellSurvey _survey;
    private readonly int[] _cells;
    private int _deviation;

    /// <summary>Makes the steps for one frame size.</summary>
    /// <param name="geometry">The geometry of the frames.</param>
    /// <param name="scanner">The passes over pixels.</param>
    /// <param name="filter">The passes over cells.</param>
    public InkSearch(FrameGeometry geometry, PixelScanner scanner, GridFilter filter)
    {
        _geometry = geometry;
        _scanner = scanner;
        _filter = filter;
        _polarity = new Polarity(geometry);
        Levels = new InkLevels(geometry, filter);
        _cells = new int[geometry.Columns * geometry.Rows];
        _survey = new CellSurvey(geometry);
        Bits = new byte[geometry.Segments * geometry.Height];
    }

    /// <summary>What is ink in the frame.</summary>
    public InkLevels Levels { get; }

    /// <summary>Its ink: a byte for eight pixels, the leftmost in the lowest bit, <see cref="FrameGeometry.Segments"/> bytes a row.</summary>
    public byte[] Bits { get; }

    /// <summary>Surveys a frame, for <see cref="Find"/>.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>255 where the frame's ink is more likely light, else 0.</returns>
    public int Survey(byte[] frame)
    {
        _scanner.Survey(frame, _geometry, _survey);
        _survey.ComputeMeans(_geometry, _cells);
        _deviation = _geometry.IsCropped ? _noise.Compute(frame, _geometry) : _noise.ComputeTexture(_survey, _geometry.CellShift);
        return IsLight(frame) ? 255 : 0;
    }

    /// <summary>Finds the ink of a frame that was surveyed: what <see cref="Levels"/> and <see cref="Bits"/> hold.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="flip">255 for light ink, else 0: light ink is turned round, so that both polarities give the same bits.</param>
    /// <param name="share16">From which share of the strongest contrast nearby a pixel is ink, in sixteenths.</param>
    /// <returns>Whether there is any.</returns>
    public bool Find(byte[] frame, int flip, int share16)
    {
        int[] cells = _cells;
        if (_geometry.IsCropped)
        {
            Levels.SetPaper(_polarity.Border ^ flip, cells, _deviation);
        }
        else
        {
            int[] extremes = flip == 0 ? _survey.Brightest : _survey.Dimmest;
            for (int i = 0; i < cells.Length; i++)
                cells[i] = flip == 0 ? extremes[i] : (255 << 4) - extremes[i];
            Levels.ComputePaper(cells, _deviation);
        }
        _scanner.FindDarkest(frame, _geometry, flip, Levels.Screen, cells);
        if (!Levels.ComputeThresholds(cells, _deviation, share16))
            return false;
        _scanner.Mark(frame, _geometry, flip, Levels, Bits);
        return true;
    }

    private bool IsLight(byte[] frame)
    {
        if (_geometry.IsCropped)
            return _polarity.IsBorderDark(frame, _cells);
        // One cell far in any case: the first step towards the paper of either polarity.
        _filter.Max(_survey.Brightest, _geometry.Columns, _geometry.Rows, 1);
        _filter.Min(_survey.Dimmest, _geometry.Columns, _geometry.Rows, 1);
        return _polarity.IsLightOnDark(_cells, _survey.Brightest, _survey.Dimmest);
    }
}
