using System;
using System.Device.I2c;

namespace Edge.Nano;

/// <summary>The bus over nanoFramework's I2C device.</summary>
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
    public void Write(byte[] buffer)
    {
        I2cTransferResult result = _device.Write(new SpanByte(buffer));
        if (result.Status != I2cTransferStatus.FullTransfer)
            throw new InvalidOperationException("I2C device " + _address + ": expected " + buffer.Length + " bytes to be taken, got "
                + result.BytesTransferred + "; check SDA, SCL, power and the address.");
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
