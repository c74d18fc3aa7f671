using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.Drawing;
using Iot.Device.Ili934x;

namespace Edge.RaspberryPi.Screen;

/// <summary>The panel by Iot.Device.Bindings: nothing but wiring.</summary>
/// <remarks>SCLK GPIO 11, MOSI 10, CS 8 (CE0), DC 24, RST 25, LED 18, 3V3 and GND.</remarks>
public sealed class Ili9341Panel : IPanel
{
    /// <summary>GPIO of the panel's data/command line.</summary>
    public const int DataCommandPin = 24;

    /// <summary>GPIO of the panel's reset line.</summary>
    public const int ResetPin = 25;

    /// <summary>GPIO of the panel's light.</summary>
    public const int BacklightPin = 18;

    private static readonly Rectangle WholeScreen = new(0, 0, DigitScreen.Width, DigitScreen.Height);

    private readonly Ili9341 _panel;

    /// <summary>Takes over the bus and the pins, and starts the panel.</summary>
    /// <param name="spi">The bus; disposed of with the panel.</param>
    /// <param name="gpio">The pins; disposed of with the panel.</param>
    public Ili9341Panel(SpiDevice spi, GpioController gpio) =>
        _panel = new Ili9341(spi, DataCommandPin, ResetPin, BacklightPin, 4096, gpio, true);

    /// <inheritdoc/>
    public void Send(Span<byte> pixels) => _panel.SendBitmapPixelData(pixels, WholeScreen);

    /// <inheritdoc/>
    public void Dispose() => _panel.Dispose();
}
