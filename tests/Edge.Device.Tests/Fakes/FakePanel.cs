using System;
using Edge.RaspberryPi.Screen;

namespace Edge.Device.Tests.Fakes;

/// <summary>Sends screens to a fake ILI9341 by the commands of its data sheet, as the real binding does.</summary>
internal sealed class FakePanel : IPanel
{
    private readonly FakeGpioDriver _pins = new();
    private readonly FakeSpiDevice _bus;

    public FakePanel()
    {
        Chip = new FakeIli9341(() => _pins.IsHigh(Ili9341Panel.DataCommandPin));
        _bus = new FakeSpiDevice(Chip.Write);
    }

    public FakeIli9341 Chip { get; }

    public bool IsDisposed => _bus.IsDisposed;

    public void Send(Span<byte> pixels)
    {
        Command(0x2A, [0, 0, 0, 239]);
        Command(0x2B, [0, 0, 1, 63]);
        Command(0x2C, pixels);
    }

    public void Dispose()
    {
        _bus.Dispose();
        _pins.Dispose();
    }

    private void Command(byte command, ReadOnlySpan<byte> data)
    {
        _pins.Set(Ili9341Panel.DataCommandPin, false);
        _bus.Write([command]);
        _pins.Set(Ili9341Panel.DataCommandPin, true);
        for (int start = 0; start < data.Length; start += 4096)
            _bus.Write(data[start..Math.Min(data.Length, start + 4096)]);
    }
}
