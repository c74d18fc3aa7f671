using System;
using System.Device.I2c;

namespace Edge.Nano;

/// <summary>The bus over nanoFramework's I2C device, at 400 kHz.</summary>
public sealed class I2cDeviceBus : II2cBus, IDisposable
{
    private readonly I2cDevice _device;
    private readonly int _address;

    /// <summary>Opens a device.</summary>
    /// <param name="busId">Number of the bus, 1 on most boards.</param>
    /// <param name="address">Address of the device, 0x3C for most SSD1306 panels.</param>
    public I2cDeviceBus(int busId, int address)
    {
        _address = address;
        _device = I2cDevice.Create(new I2cConnectionSettings(busId, address, I2cBusSpeed.FastMode));
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer) => Check(_device.Write(new SpanByte(buffer)), buffer.Length);

    /// <inheritdoc/>
    public void WriteRead(byte[] send, byte[] receive) => Check(_device.WriteRead(new SpanByte(send), new SpanByte(receive)), send.Length + receive.Length);

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    private void Check(I2cTransferResult result, int bytes)
    {
        if (result.Status != I2cTransferStatus.FullTransfer)
            throw new DeviceException("I2C device 0x" + _address.ToString("X2") + ": expected " + bytes + " bytes, got " + result.BytesTransferred
                + "; check SDA, SCL, power and the address.");
    }
}
