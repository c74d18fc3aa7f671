namespace Edge.Nano;

/// <summary>Answers on an SSD1306: the picture that the network saw on the left, the digit and its share on the right.</summary>
public sealed class PanelView : IReaderView
{
    /// <summary>Left and top edge of the picture.</summary>
    public const int PictureEdge = 4;

    /// <summary>Pixels of the panel a pixel of the picture.</summary>
    public const int PictureScale = 2;

    /// <summary>Left edge of the label.</summary>
    public const int LabelLeft = 80;

    /// <summary>Top edge of the label.</summary>
    public const int LabelTop = 2;

    /// <summary>Pixels a dot of the label, across and down.</summary>
    public const int LabelScale = 7;

    /// <summary>Left edge of the share.</summary>
    public const int PercentLeft = 86;

    /// <summary>Top edge of the share.</summary>
    public const int PercentTop = 55;

    private readonly Ssd1306 _panel;

    /// <summary>Makes a view; the panel is not touched before the first answer or message.</summary>
    public PanelView(Ssd1306 panel) => _panel = panel;

    /// <inheritdoc/>
    public void Show(byte[] picture, int label, DigitAnswer answer)
    {
        _panel.Clear();
        DigitPainter.Picture(_panel, PictureEdge, PictureEdge, PictureScale, picture);
        DigitPainter.Label(_panel, LabelLeft, LabelTop, LabelScale, label);
        if (label >= 0)
            Percent(answer.Percents[label]);
        _panel.Show();
    }

    /// <inheritdoc/>
    public void ShowMessage(string text)
    {
        _panel.Clear();
        TextPainter.WriteLines(_panel, 0, 1, text);
        _panel.Show();
    }

    // Digit by digit: a string would be garbage in each frame.
    private void Percent(int percent)
    {
        int left = PercentLeft;
        for (int unit = 100; unit > 0; unit /= 10, left += TextFont.Pitch)
            if (percent >= unit || unit == 1)
                TextPainter.Write(_panel, left, PercentTop, 1, (char)('0' + percent / unit % 10));
        TextPainter.Write(_panel, left, PercentTop, 1, '%');
    }
}
