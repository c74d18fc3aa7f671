using Edge.DigitReader;

namespace Edge.RaspberryPi.Screen;

/// <summary>Shows readings on an ILI9341 panel of 240x320.</summary>
/// <param name="panel">The panel; disposed of with the display.</param>
public sealed class Ili9341Display(IPanel panel) : IReaderDisplay
{
    private readonly DigitScreen _screen = new();

    /// <inheritdoc/>
    public bool IsFrozen { get; set; }

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        _screen.Draw(reading, IsFrozen);
        panel.Send(_screen.Canvas.Pixels);
    }

    /// <inheritdoc/>
    public void ShowMessage(string message)
    {
        _screen.Write(message);
        panel.Send(_screen.Canvas.Pixels);
    }

    /// <inheritdoc/>
    public void Dispose() => panel.Dispose();
}
