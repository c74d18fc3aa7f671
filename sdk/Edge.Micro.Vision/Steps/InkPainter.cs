namespace Edge.Micro.Vision.Steps;

/// <summary>Averages the ink of one group by area into a small grid of cells, the aspect kept.</summary>
/// <remarks>
/// Pixel x covers [x * columns, (x + 1) * columns) and cell c covers [c * width, (c + 1) * width) on one common axis, so every share is a
/// whole number and the average is exact. Only runs of the group are read: what lies between its strokes costs nothing.
/// </remarks>
internal sealed class InkPainter
{
    /// <summary>The most cells on a side.</summary>
    public const int MaxSide = 20;

    // A stroke at least this wide, in sixteenths of a pixel, is full ink so many pixels from the ends of its runs.
    private const int SolidWidth16 = 80;
    private const int Edge = 3;

    /// <summary>Units of full ink in a cell: 255 levels in sixteenths.</summary>
    public const int Full = 255 << 4;

    private readonly FrameGeometry _geometry;
    private readonly Runs _runs;
    private readonly InkLevels _levels;
    private readonly int[] _line = new int[MaxSide + 1];
    private readonly AreaGrid _grid = new AreaGrid();
    private int _edge;
    private int _flip;
    private int _left;
    private int _top;
    private int _width;

    /// <summary>Makes the step.</summary>
    public InkPainter(FrameGeometry geometry, Runs runs, InkLevels levels)
    {
        _geometry = geometry;
        _runs = runs;
        _levels = levels;
    }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; private set; }

    /// <summary>Cells in a column.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins a group.</summary>
    /// <param name="flip">255 where the frame's ink is light, else 0.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="group">The one to paint.</param>
    /// <param name="longest">Cells on the longer side, at most <see cref="MaxSide"/>.</param>
    /// <param name="mayBeSolid">Whether the inside of thick strokes is taken as full ink, which saves reading it.</param>
    public void Begin(int flip, Groups groups, int group, int longest, bool mayBeSolid)
    {
        _edge = mayBeSolid && 41 * groups.Area[group] >= SolidWidth16 * groups.Outline[group] ? Edge : int.MaxValue;
        _flip = flip;
        _left = groups.Left[group];
        _top = groups.Top[group];
        _width = groups.Right[group] - _left;
        int height = groups.Bottom[group] - _top;
        int side = _width > height ? _width : height;
        Columns = ((_width * longest) + (side / 2)) / side;
        Rows = ((height * longest) + (side / 2)) / side;
        if (Columns < 1)
            Columns = 1;
        if (Rows < 1)
            Rows = 1;
        _grid.Begin(_width, height, Columns, Rows);
    }

    /// <summary>Adds one patch of ink.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="components">The patches.</param>
    /// <param name="component">The one to add.</param>
    public void Add(byte[] frame, Components components, int component)
    {
        int[] next = components.Next;
        int[] first = _runs.First;
        int[] start = _runs.Start;
        int[] end = _runs.End;
        int row = components.Top[component];
        for (int run = components.FirstRun[component]; run >= 0; run = next[run])
        {
            while (run >= first[row + 1])
                row++;
            AddRun(frame, row, start[run], end[run]);
        }
    }

    /// <summary>Writes the averages.</summary>
    /// <param name="cells">Set to the ink of every cell, 0 to <see cref="Full"/>, <see cref="Columns"/> in a row.</param>
    public void End(int[] cells)
    {
        _grid.Average(cells);
    }

    private void AddRun(byte[] frame, int row, int start, int end)
    {
        int columns = Columns;
        int width = _width;
        int from = (start - _left) * columns / width;
        int to = AddPixels(frame, row, start, end, from, width, columns);
        _grid.AddLine(_line, from, to, row - _top);
    }

    // Adds a run's levels to the line of cells; returns the last cell that was touched.
    private int AddPixels(byte[] frame, int row, int start, int end, int column, int width, int columns)
    {
        int[] line = _line;
        int[] begins = _levels.Begin;
        int[] gains = _levels.Gain;
        int flip = _flip;
        int shift = _geometry.CellShift;
        int i = (row * _geometry.Width) + start;
        int cell = ((row >> shift) * _geometry.Columns) + (start >> shift);
        // What is left of the cell, on the common axis.
        int room = ((column + 1) * width) - ((start - _left) * columns);
        int sum = 0;
        int solid = _edge < end - start ? start + _edge : end;
        int solidEnd = end - _edge;
        while (start < end)
        {
            int stop = ((start >> shift) + 1) << shift;
            if (stop > end)
                stop = end;
            if (start == solid && solid < solidEnd)
            {
                // Full ink, cell by cell of the grid.
                int length = (solidEnd - start) * columns;
                while (length >= room)
                {
                    line[column] = sum + (255 * room);
                    column++;
                    length -= room;
                    room = width;
                    sum = 0;
                }
                sum += 255 * length;
                room -= length;
                i += solidEnd - start;
                start = solidEnd;
                cell = ((row >> shift) * _geometry.Columns) + (start >> shift);
                continue;
            }
            if (start < solid && stop > solid)
                stop = solid;
            // (begin - pixel) * gain, or (begin - 255 + pixel) * gain where the pixels are turned round.
            int slope = flip == 0 ? -gains[cell] : gains[cell];
            int intercept = (begins[cell] - flip) * gains[cell];
            int last = i + stop - start;
            start = stop;
            for (; i < last; i++)
            {
                int level = ((frame[i] * slope) + intercept) >> 16;
                if (level > 255)
                    level = 255;
                if (room > columns)
                {
                    sum += level * columns;
                    room -= columns;
                    continue;
                }
                line[column] = sum + (level * room);
                column++;
                int rest = columns - room;
                while (rest >= width)
                {
                    line[column] = level * width;
                    column++;
                    rest -= width;
                }
                sum = level * rest;
                room = width - rest;
            }
            cell = ((row >> shift) * _geometry.Columns) + (start >> shift);
        }
        line[column] = sum;
        return column < columns ? column : columns - 1;
    }
}
