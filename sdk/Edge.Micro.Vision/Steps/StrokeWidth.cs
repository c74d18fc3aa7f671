namespace Edge.Micro.Vision.Steps;

/// <summary>Brings strokes to the width that they have in MNIST, about 2 to 4 of 28 pixels: thin ones grow, thick ones shrink.</summary>
/// <remarks>
/// Widths are in sixteenths of a pixel of the finished picture. Blurring with weights (b, 16 - 2b, b) / 16 along rows and columns spreads a stroke by a
/// pixel on each side; a gain then makes it as dark as a full one. Of a thick stroke the blurred edge is cut off.
/// </remarks>
internal sealed class StrokeWidth
{
    private const int Stride = MassPicture.Stride;

    // Strokes between these widths stay as they are; at Hair and below the blur is the strongest.
    private const int Thin = 24;
    private const int Hair = 12;
    private const int Thick = 72;
    private const int StrongestBlur = 4;

    private readonly int[] _blurred = new int[Stride * Stride];
    private int _blur;
    private int _gain;
    private int _cut;

    /// <summary>Cells on the longer side that leave room for what the strokes grow.</summary>
    public int Side { get; private set; }

    /// <summary>Plans what to do with a group's strokes.</summary>
    /// <param name="area">Its pixels of ink.</param>
    /// <param name="outline">Its sides of pixels between ink and paper.</param>
    /// <param name="longest">The longer side of its box, in pixels.</param>
    public void Plan(int area, int outline, int longest)
    {
        // A stroke's width is twice its area by its perimeter, which is pi / 4 of the sides of pixels (Cauchy and Crofton, two directions).
        int width = (int)((long)area * (41 * InkPainter.MaxSide) / ((long)outline * longest));
        _blur = 0;
        _gain = 16;
        _cut = 0;
        if (width < Thin)
        {
            _blur = width <= Hair ? StrongestBlur : 1 + ((Thin - width) * (StrongestBlur - 1) / (Thin - Hair));
            // The blurred stroke's darkest level is about its width by (16 - 2.25 blur) / 16.
            int peak = (width < 4 ? 4 : width) * (64 - (9 * _blur));
            _gain = (16 * 16 * 64 / peak) < 16 ? 16 : 16 * 16 * 64 / peak;
        }
        else if (width > Thick)
        {
            int excess = (width - Thick) / 2;
            _blur = StrongestBlur;
            _gain = 32;
            _cut = InkPainter.Full * (8 + (excess < 8 ? excess : 8)) / 32;
        }
        Side = width < Thin ? InkPainter.MaxSide - ((_blur + 1) / 2) : InkPainter.MaxSide;
    }

    /// <summary>Applies the plan.</summary>
    /// <param name="cells">The ink as painted, row by row.</param>
    /// <param name="columns">Cells in a row.</param>
    /// <param name="rows">Cells in a column.</param>
    /// <param name="picture">Set to the levels.</param>
    public void Apply(int[] cells, int columns, int rows, MassPicture picture)
    {
        picture.Begin(columns, rows);
        if (_blur == 0)
        {
            Copy(cells, columns, rows, picture);
            return;
        }
        BlurRows(cells, columns, rows);
        for (int x = 0; x < columns + 2; x++)
            FinishColumn(x, rows + 2, picture);
    }

    private static void Copy(int[] cells, int columns, int rows, MassPicture picture)
    {
        byte[] levels = picture.Levels;
        int mass = 0;
        int momentX = 0;
        int momentY = 0;
        int i = 0;
        for (int y = 1; y <= rows; y++)
        {
            int row = 0;
            int to = (y * Stride) + 1;
            for (int x = 1; x <= columns; x++)
            {
                int level = (cells[i++] + 8) >> 4;
                if (level != 0)
                {
                    levels[to] = (byte)level;
                    row += level;
                    momentX += level * x;
                }
                to++;
            }
            mass += row;
            momentY += row * y;
        }
        picture.Add(mass, momentX, momentY);
    }

    // Into 256ths of a level, spread by one cell on both sides.
    private void BlurRows(int[] cells, int columns, int rows)
    {
        int[] blurred = _blurred;
        int blur = _blur;
        int middle = 16 - (2 * blur);
        int i = 0;
        for (int y = 0; y < rows; y++)
        {
            int to = (y + 1) * Stride;
            int before = 0;
            int here = 0;
            for (int x = 0; x < columns; x++)
            {
                int after = cells[i++];
                blurred[to++] = ((before + after) * blur) + (here * middle);
                before = here;
                here = after;
            }
            blurred[to++] = (before * blur) + (here * middle);
            blurred[to] = here * blur;
        }
        System.Array.Clear(blurred, 0, Stride);
        System.Array.Clear(blurred, (rows + 1) * Stride, Stride);
    }

    private void FinishColumn(int x, int rows, MassPicture picture)
    {
        int[] blurred = _blurred;
        byte[] levels = picture.Levels;
        int blur = _blur;
        int middle = 16 - (2 * blur);
        int gain = _gain;
        int cut = _cut;
        int mass = 0;
        int moment = 0;
        int before = 0;
        int i = x;
        int here = 0;
        for (int y = 0; y < rows; y++)
        {
            int after = y + 1 < rows ? blurred[i + Stride] : 0;
            if ((before | here | after) != 0)
            {
                int level = ((((((((before + after) * blur) + (here * middle)) >> 8) - cut) * gain) >> 4) + 8) >> 4;
                if (level > 0)
                {
                    if (level > 255)
                        level = 255;
                    levels[i] = (byte)level;
                    mass += level;
                    moment += level * y;
                }
            }
            before = here;
            here = after;
            i += Stride;
        }
        picture.Add(mass, mass * x, moment);
    }
}
