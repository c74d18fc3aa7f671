using System;
using System.Device.Gpio;
using System.Device.Spi;
using System.Drawing;
using Iot.Device.Graphics;

namespace Iot.Device.Ili934x;

public class Ili9341 : GraphicDisplay
{
    public const int DefaultSpiClockFrequency = 12_000_000;
    public const SpiMode DefaultSpiMode = SpiMode.Mode3;

    public Ili9341(SpiDevice spiDevice, int dataCommandPin, int resetPin, int backlightPin = -1, int spiBufferSize = 4096, GpioController? gpioController = null, bool shouldDispose = true) =>
        throw new NotSupportedException(Contract.Message);

    public override int ScreenWidth => throw new NotSupportedException(Contract.Message);

    public override int ScreenHeight => throw new NotSupportedException(Contract.Message);

    public override void ClearScreen() => throw new NotSupportedException(Contract.Message);

    public void SendBitmapPixelData(Span<byte> pixelData, Rectangle destinationRect) => throw new NotSupportedException(Contract.Message);

    protected override void Dispose(bool disposing) => throw new NotSupportedException(Contract.Message);
}
