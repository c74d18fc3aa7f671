using System;
using System.Device.I2c;
using System.IO;
using Edge.Device.Tests.Nano;

namespace Edge.Device.Tests.Fakes;

/// <summary>An SSD1306 on an I2C bus of Linux: an absent device is an IOException.</summary>
internal sealed class FakeI2cDevice(FakeSsd1306 chip) : I2cDevice
{
    public bool IsDisposed { get; private set; }

    public override I2cConnectionSettings ConnectionSettings { get; } = new(1, 0x3C);

    public override void Read(Span<byte> buffer) => throw new InvalidOperationException("Expected no reading: the panel is written only.");

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!chip.IsConnected)
            throw new IOException("Error 121 performing I2C data transfer.");
        chip.Write(buffer.ToArray());
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => throw new InvalidOperationException("Expected no reading: the panel is written only.");

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
