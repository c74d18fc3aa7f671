using System;
using Edge.DigitReader;

namespace Edge.RaspberryPi.Updates;

/// <summary>Does something after each frame is shown, on the loop's thread: where a network can be replaced and no frame is seen by two.</summary>
/// <param name="display">Shows; its maker's to dispose of.</param>
/// <param name="after">Is done after each frame.</param>
public sealed class BetweenFrames(IDisplay display, Action after) : IDisplay
{
    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        display.Show(reading);
        after();
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => display.ShowMessage(message);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
