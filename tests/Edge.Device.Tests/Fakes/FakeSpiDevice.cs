using System;
using System.Collections.Generic;
using System.Device.Spi;

namespace Edge.Device.Tests.Fakes;

/// <summary>A device on an SPI bus that hands every write to a listener.</summary>
internal sealed class FakeSpiDevice(Action<byte[]> onWrite) : SpiDevice
{
    public List<byte[]> Writes { get; } = [];

    public bool IsDisposed { get; private set; }

    public override SpiConnectionSettings ConnectionSettings { get; } = new(0, 0);

    public override void Read(Span<byte> buffer) => buffer.Clear();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Writes.Add(buffer.ToArray());
        onWrite(Writes[^1]);
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Write(writeBuffer);
        readBuffer.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
