namespace Edge.Micro.Vision.Steps;

/// <summary>From the brightest and the darkest pixels of a frame's cells, for every cell: the paper's grey, and which grey is ink.</summary>
/// <remarks>
/// <para>Paper: the grey closing (maximum, then minimum filter) of the brightest parts of cells removes what is dark and narrower than its
/// window, here strokes, and keeps slopes and steps, here lighting. The minimum reaches one cell further: where a shadow ends within a cell,
/// the shadow is its paper.</para>
/// <para>Ink: contrast is a share of the light that the paper sends, so that a shadow does not change it. The strongest contrast around a
/// cell is that of the pen that wrote there; a threshold at a fixed share of it (Bernsen 1986, on cells) leaves out what is
/// fainter: rules, the edges of shadows, print that shines through. Where even the strongest contrast is near the noise there is no ink.</para>
/// </remarks>
internal sealed class InkLevels
{
    /// <summary>The share of the strongest contrast nearby from which a pixel is ink, in sixteenths.</summary>
    public const int UsualShare16 = 5;

    /// <summary>The same where only what is about as dark as the darkest ink nearby is ink, so that a shadow's edge does not tie strokes to others.</summary>
    public const int StrictShare16 = 8;

    // Contrasts are in 256ths of the paper's grey.
    private const int Unit = CellContrast.Unit;
    private const int LeastContrast = 28;
    private const int LeastLevels = 10;
    private const int LeastToNoise = 4;
    private const int ScreenToNoise = 3;
    private const int ThresholdToNoise16 = 32;

    // A pen this many times fainter than the darkest thing in the frame is taken for clutter.
    private const int FaintShare = 5;

    // Shares of the contrast, in sixteenths: where a pixel begins and is fully ink.
    private const int Begin16 = 3;
    private const int Full16 = 11;

    private readonly FrameGeometry _geometry;
    private readonly GridFilter _filter;
    private readonly CellContrast _cells;
    private readonly int _paperRadius;
    private readonly int _penRadius;
    private int _share16;

    /// <summary>Makes the step for one frame size.</summary>
    public InkLevels(FrameGeometry geometry, GridFilter filter)
    {
        _geometry = geometry;
        _filter = filter;
        int cells = geometry.Columns * geometry.Rows;
        int longest = geometry.Columns > geometry.Rows ? geometry.Columns : geometry.Rows;
        _paperRadius = longest / 16 < 1 ? 1 : longest / 16;
        _penRadius = longest / 6 < 2 ? 2 : longest / 6;
        _cells = new CellContrast(geometry);
        Paper = new int[cells];
        Screen = new int[cells];
        Threshold = new int[cells];
        Begin = new int[cells];
        Gain = new int[cells];
        From = new int[geometry.Rows];
        To = new int[geometry.Rows];
    }

    /// <summary>The paper's grey in every cell, 0 to 255.</summary>
    public int[] Paper { get; }

    /// <summary>The grey in every cell under which a pixel may be ink; 0 where none may.</summary>
    public int[] Screen { get; }

    /// <summary>The grey in every cell under which a pixel is ink; 0 where there is no ink.</summary>
    public int[] Threshold { get; }

    /// <summary>The grey in every cell of ink from which a pixel counts as ink in part.</summary>
    public int[] Begin { get; }

    /// <summary>Level of ink for every grey under <see cref="Begin"/>, in 65536ths: 255 is reached at full ink.</summary>
    public int[] Gain { get; }

    /// <summary>The first column with a threshold in every row of cells; the number of columns where there is none.</summary>
    public int[] From { get; }

    /// <summary>The column after the last one with a threshold in every row of cells; 0 where there is none.</summary>
    public int[] To { get; }

    /// <summary>Computes <see cref="Paper"/> and <see cref="Screen"/> of a frame.</summary>
    /// <param name="bright">The means of the brightest pixels around the cells, one cell far, in sixteenths, of dark ink on light paper; overwritten.</param>
    /// <param name="noise">The frame's noise, in grey levels.</param>
    public void ComputePaper(int[] bright, int noise)
    {
        _filter.Max(bright, _geometry.Columns, _geometry.Rows, _paperRadius - 1);
        _filter.Min(bright, _geometry.Columns, _geometry.Rows, _paperRadius + 1);
        SetScreen(bright, noise);
    }

    /// <summary>Sets <see cref="Paper"/> and <see cref="Screen"/> of a cropped picture, whose paper is that of its border.</summary>
    /// <param name="border">The grey of the border.</param>
    /// <param name="means">Room for a value for each cell; overwritten.</param>
    /// <param name="noise">The picture's noise, in grey levels.</param>
    public void SetPaper(int border, int[] means, int noise)
    {
        for (int i = 0; i < means.Length; i++)
            means[i] = 16 * border;
        SetScreen(means, noise);
    }

    /// <summary>Computes <see cref="Threshold"/>, <see cref="Begin"/> and <see cref="Gain"/>.</summary>
    /// <param name="darkest">The darkest pixel of every cell that has one under its screen, else 256.</param>
    /// <param name="noise">The frame's noise, in grey levels.</param>
    /// <param name="share16">From which share of the strongest contrast nearby a pixel is ink, in sixteenths.</param>
    /// <returns>Whether there is ink, and not all over the frame as in a texture.</returns>
    public bool ComputeThresholds(int[] darkest, int noise, int share16)
    {
        _share16 = share16;
        int strongest = _cells.Compute(darkest, Paper);
        if (strongest < LeastContrast || (!_geometry.IsCropped && 4 * _cells.DarkCells > 3 * darkest.Length))
            return false;
        _filter.Max(_cells.Contrast, _geometry.Columns, _geometry.Rows, _geometry.IsCropped ? _geometry.Columns + _geometry.Rows : _penRadius);
        int least = strongest / FaintShare;
        if (least < LeastContrast)
            least = LeastContrast;
        int levels = LeastToNoise * noise;
        if (levels < LeastLevels)
            levels = LeastLevels;
        return SetThresholds(noise, least, levels);
    }

    private bool SetThresholds(int noise, int least, int levels)
    {
        bool[] near = _cells.Near;
        int[] contrast = _cells.Contrast;
        int[] paper = Paper;
        int[] threshold = Threshold;
        int columns = _geometry.Columns;
        int rows = _geometry.Rows;
        bool isFrame = !_geometry.IsCropped;
        bool hasInk = false;
        int i = 0;
        for (int row = 0; row < rows; row++)
        {
            int from = columns;
            int to = 0;
            for (int column = 0; column < columns; column++, i++)
            {
                threshold[i] = 0;
                if (isFrame && !near[i])
                    continue;
                int depth = (paper[i] * contrast[i]) >> Unit;
                if (contrast[i] < least || depth < levels)
                    continue;
                SetCell(i, paper[i], depth, noise);
                if (from == columns)
                    from = column;
                to = column + 1;
                hasInk = true;
            }
            From[row] = from;
            To[row] = to;
        }
        return hasInk;
    }

    private void SetCell(int cell, int paper, int depth, int noise)
    {
        if (_geometry.IsCropped)
        {
            // Nothing else is in the picture, and every grey counts where a stroke is a pixel wide.
            int floor = (depth >> 5) + (2 * noise);
            Threshold[cell] = paper - (floor < 1 ? 1 : floor);
            Begin[cell] = paper;
            Gain[cell] = (255 << 16) / depth;
            return;
        }
        int room = (depth * _share16) >> 4;
        int least = (noise * ThresholdToNoise16) >> 4;
        Threshold[cell] = paper - (room < least ? least : room);
        Begin[cell] = paper - ((depth * Begin16) >> 4);
        Gain[cell] = (255 << 20) / (depth * (Full16 - Begin16));
    }

    private void SetScreen(int[] paper16, int noise)
    {
        int[] papers = Paper;
        int[] screens = Screen;
        int floor = ScreenToNoise * noise;
        if (floor < LeastLevels)
            floor = LeastLevels;
        for (int i = 0; i < papers.Length; i++)
        {
            int paper = (paper16[i] + 8) >> 4;
            int room = (paper * LeastContrast) >> Unit;
            if (room < floor)
                room = floor;
            papers[i] = paper;
            screens[i] = paper > room ? paper - room : 0;
        }
    }
}
