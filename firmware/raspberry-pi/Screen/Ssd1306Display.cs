using System;
using System.Device.I2c;
using System.Globalization;
using Edge.DigitReader;
using Edge.Nano;

namespace Edge.RaspberryPi.Screen;

/// <summary>
/// Shows readings on an SSD1306 of 128x64: the picture that the network saw, the label, its probability. The commands are our own, because
/// Iot.Device.Bindings knows panels of 128x32 only; they and the fonts are those of the nanoFramework firmware.
/// </summary>
/// <param name="device">The panel; disposed of with the display.</param>
public sealed class Ssd1306Display(I2cDevice device) : IReaderDisplay
{
    /// <summary>Address of most modules.</summary>
    public const int DefaultAddress = 0x3C;

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

    /// <summary>Left edge of the line below the label.</summary>
    public const int LineLeft = 68;

    /// <summary>Top edge of the line below the label.</summary>
    public const int LineTop = 55;

    private readonly Ssd1306 _panel = new(new I2cBus(device));

    /// <inheritdoc/>
    public bool IsFrozen { get; set; }

    /// <inheritdoc/>
    /// <exception cref="DeviceException">The panel does not answer; it comes back by itself with a later reading.</exception>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        _panel.Clear();
        DigitReading? digit = reading.Main;
        bool answered = digit?.Answered == true;
        if (digit is not null)
            DigitPainter.Picture(_panel, PictureEdge, PictureEdge, PictureScale, digit.Pixels);
        DigitPainter.Label(_panel, LabelLeft, LabelTop, LabelScale, answered ? digit!.Label : DigitAnswer.None);
        string percent = answered ? string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(digit!.Probability, 0f, 1f) * 100:0}%") : "";
        TextPainter.Write(_panel, LineLeft, LineTop, 1, IsFrozen ? $"HOLD {percent}" : $"  {percent}");
        _panel.Show();
    }

    /// <inheritdoc/>
    /// <exception cref="DeviceException">The panel does not answer.</exception>
    public void ShowMessage(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _panel.Clear();
        TextPainter.WriteLines(_panel, 0, 1, message);
        _panel.Show();
    }

    /// <inheritdoc/>
    public void Dispose() => device.Dispose();
}
