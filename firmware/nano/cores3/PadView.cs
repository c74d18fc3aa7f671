namespace Edge.Nano.CoreS3;

/// <summary>The screen of the drawing pad: the pad on the left, the answer with a bar for each digit and a button on the right.</summary>
public sealed class PadView
{
    /// <summary>Left and top edge of the pad.</summary>
    public const int PadEdge = 8;

    /// <summary>Side of the pad in pixels.</summary>
    public const int PadSide = 224;

    /// <summary>Left edge of the column on the right.</summary>
    public const int ColumnLeft = 244;

    /// <summary>Left edge of the large label.</summary>
    public const int LabelLeft = 257;

    /// <summary>Top edge of the large label.</summary>
    public const int LabelTop = 8;

    /// <summary>Pixels a dot of the label, across and down.</summary>
    public const int LabelScale = 8;

    /// <summary>Left edge of the bars.</summary>
    public const int BarLeft = 254;

    /// <summary>Top edge of the bar of digit 0.</summary>
    public const int BarTop = 74;

    /// <summary>Pixels from a bar to the next.</summary>
    public const int BarPitch = 12;

    /// <summary>Height of a bar.</summary>
    public const int BarHeight = 8;

    /// <summary>Width of a bar of 100 %.</summary>
    public const int BarWidth = 60;

    /// <summary>Top edge of the button that clears the pad.</summary>
    public const int ButtonTop = 200;

    /// <summary>Colour of the pad.</summary>
    public const int PadColor = 0x18E3;

    /// <summary>Colour of a bar and of the button.</summary>
    public const int BarColor = 0x3DDF;

    private const int ButtonWidth = 70;
    private const int ButtonHeight = 32;
    private const int Pen = 13;

    private readonly Ili9342 _screen;

    /// <summary>Makes a view of a screen.</summary>
    public PadView(Ili9342 screen) => _screen = screen;

    /// <summary>Whether a place is on the pad.</summary>
    public static bool IsPad(int x, int y) => x >= PadEdge && x < PadEdge + PadSide && y >= PadEdge && y < PadEdge + PadSide;

    /// <summary>Whether a place is on the button, or close to it: fingers are wide.</summary>
    public static bool IsButton(int x, int y) => x >= ColumnLeft - 4 && y >= ButtonTop - 4;

    /// <summary>Starts the screen and draws everything, the pad empty.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void Start()
    {
        _screen.Start();
        Clear();
        for (int digit = 0; digit < DigitAnswer.Classes; digit++)
            TextPainter.Write(_screen, ColumnLeft, BarTop + digit * BarPitch, 1, (char)('0' + digit));
        _screen.FillColor(ColumnLeft, ButtonTop, ButtonWidth, ButtonHeight, BarColor);
        TextPainter.Write(_screen, ColumnLeft + 5, ButtonTop + 9, 2, "CLEAR");
    }

    /// <summary>Empties the pad and takes the answer away.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void Clear()
    {
        _screen.FillColor(PadEdge, PadEdge, PadSide, PadSide, PadColor);
        ClearAnswer();
        for (int digit = 0; digit < DigitAnswer.Classes; digit++)
            Bar(digit, 0);
    }

    /// <summary>Draws from one place on the pad to another.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void Draw(int x0, int y0, int x1, int y1)
    {
        int dx = x1 - x0, dy = y1 - y0;
        int length = (dx < 0 ? -dx : dx) > (dy < 0 ? -dy : dy) ? (dx < 0 ? -dx : dx) : (dy < 0 ? -dy : dy);
        int steps = length / (Pen / 2) + 1;
        for (int k = 1; k <= steps; k++)
            _screen.Fill(Inside(x0 + dx * k / steps), Inside(y0 + dy * k / steps), Pen, Pen, true);
    }

    /// <summary>Shows an answer.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void Show(DigitAnswer answer)
    {
        ClearAnswer();
        DigitPainter.Label(_screen, LabelLeft, LabelTop, LabelScale, answer.Label);
        for (int digit = 0; digit < DigitAnswer.Classes; digit++)
            Bar(digit, answer.Percents[digit]);
    }

    /// <summary>Shows a sentence at the top, over pad and answer; <see cref="Start"/> or <see cref="Clear"/> takes it away.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void ShowMessage(string text)
    {
        _screen.Fill(0, 0, Ili9342.Width, Ili9342.Height, false);
        TextPainter.WriteLines(_screen, PadEdge, 2, text);
    }

    // The pen's left or top edge so that it stays on the pad; the pad's edges are the same across and down.
    private static int Inside(int middle)
    {
        int edge = middle - Pen / 2;
        if (edge < PadEdge)
            return PadEdge;
        return edge + Pen > PadEdge + PadSide ? PadEdge + PadSide - Pen : edge;
    }

    private void ClearAnswer() => _screen.Fill(LabelLeft, LabelTop, DigitFont.Width * LabelScale, DigitFont.Height * LabelScale, false);

    private void Bar(int digit, int percent)
    {
        int top = BarTop + digit * BarPitch;
        int width = percent * BarWidth / 100;
        _screen.FillColor(BarLeft, top, width, BarHeight, BarColor);
        _screen.Fill(BarLeft + width, top, BarWidth - width, BarHeight, false);
    }
}
