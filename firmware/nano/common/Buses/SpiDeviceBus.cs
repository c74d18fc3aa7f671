using System;
using System.Device.Spi;

namespace Edge.Nano;

/// <summary>The bus over nanoFramework's SPI device: mode 0, most significant bit first.</summary>
public sealed class SpiDeviceBus : ISpiBus, IDisposable
{
    private readonly SpiDevice _device;

    /// <summary>Opens a device.</summary>
    /// <param name="busId">Number of the bus, 1 on most boards.</param>
    /// <param name="chipSelect">Number of the pin that selects the device.</param>
    /// <param name="clock">Bits a second.</param>
    public SpiDeviceBus(int busId, int chipSelect, int clock) =>
        _device = SpiDevice.Create(new SpiConnectionSettings(busId, chipSelect) { Mode = SpiMode.Mode0, DataFlow = DataFlow.MsbFirst, ClockFrequency = clock });

    /// <inheritdoc/>
    public void Write(byte[] buffer, int count)
    {
        try
        {
            _device.Write(new SpanByte(buffer, 0, count));
        }
        catch (Exception e)
        {
            throw Fault(count, e);
        }
    }

    /// <inheritdoc/>
    public void Transfer(byte[] send, byte[] receive, int count)
    {
        try
        {
            _device.TransferFullDuplex(new SpanByte(send, 0, count), new SpanByte(receive, 0, count));
        }
        catch (Exception e)
        {
            throw Fault(count, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    // The board's own errors have no type in common and often no text.
    private static DeviceException Fault(int count, Exception e) =>
        new DeviceException("SPI: expected a transfer of " + count + " bytes, got " + e.GetType().Name + "; check the pins of the bus and the free memory.");
}
