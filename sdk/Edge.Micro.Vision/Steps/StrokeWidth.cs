namespace Edge.Micro.Vision.Steps;

/// <summary>Brings strokes to the width that they have in MNIST, about 2 to 4 of 28 pixels: thin ones grow, thick ones shrink.</summary>
/// <remarks>
/// Widths are in sixteenths of a pixel of the finished picture. Blurring with weights (b, 16 - 2b, b) / 16 along rows and columns spreads a stroke by a
/// pixel on each side; a gain then makes it as dark as a full one. Of a thick stroke the blurred edge is cut off.
/// </remarks>
internal sealed class StrokeWidth
{
    /// <summary>Side of the grid of cells with its margin of one cell.</summary>
    public const int Stride = InkPainter.MaxSide + 2;

    // Strokes between these widths stay as they are; at Hair and below the blur is the strongest.
    private const int Thin = 24;
    private const int Hair = 12;
    private const int Thick = 72;
    private const int StrongestBlur = 4;

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
    /// <param name="cells">The ink as painted, row by row; overwritten.</param>
    /// <param name="columns">Cells in a row.</param>
    /// <param name="rows">Cells in a column.</param>
    /// <param name="result">Set to levels 0 to 255, <see cref="Stride"/> in a row, with a margin of one cell around.</param>
    public void Apply(int[] cells, int columns, int rows, int[] result)
    {
        System.Array.Clear(result, 0, result.Length);
        int blur = _blur;
        int middle = 16 - (2 * blur);
        int i = 0;
        for (int y = 0; y < rows; y++)
        {
            int to = ((y + 1) * Stride) + 1;
            if (blur == 0)
            {
                for (int x = 0; x < columns; x++)
                    result[to++] = cells[i++] << 4;
                continue;
            }
            int before = 0;
            int here = 0;
            to--;
            for (int x = 0; x < columns; x++)
            {
                int after = cells[i++];
                result[to++] = (before * blur) + (here * middle) + (after * blur);
                before = here;
                here = after;
            }
            result[to++] = (before * blur) + (here * middle);
            result[to] = here * blur;
        }
        for (int x = 0; x < columns + 2; x++)
            FinishColumn(result, x, rows + 2);
    }

    // Values are in 256ths of a level now; the column is blurred and becomes levels.
    private void FinishColumn(int[] result, int i, int rows)
    {
        int blur = _blur;
        int middle = 16 - (2 * blur);
        int gain = _gain;
        int cut = _cut;
        int before = 0;
        int here = result[i];
        for (int y = 0; y < rows; y++)
        {
            int after = y + 1 < rows ? result[i + Stride] : 0;
            if ((before | here | after) != 0)
            {
                int level = ((((((before + after) * blur) + (here * middle)) >> 8) - cut) * gain) >> 4;
                level = (level + 8) >> 4;
                result[i] = level < 0 ? 0 : level > 255 ? 255 : level;
            }
            before = here;
            here = after;
            i += Stride;
        }
    }
}
