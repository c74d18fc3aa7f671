using System;
using System.Device.I2c;
using System.Globalization;
using System.IO;
using Edge.Nano;

namespace Edge.RaspberryPi.Screen;

/// <summary>A device of System.Device.I2c as the drivers of the nanoFramework firmware take it.</summary>
/// <param name="device">The device; not disposed of.</param>
internal sealed class I2cBus(I2cDevice device) : II2cBus
{
    /// <inheritdoc/>
    public void Write(byte[] buffer) => Try(() => device.Write(buffer));

    /// <inheritdoc/>
    public void WriteRead(byte[] send, byte[] receive) => Try(() => device.WriteRead(send, receive));

    private void Try(Action transfer)
    {
        try
        {
            transfer();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            I2cConnectionSettings settings = device.ConnectionSettings;
            throw new DeviceException(string.Create(
                CultureInfo.InvariantCulture,
                $"I2C bus {settings.BusId}: expected an answer of address 0x{settings.DeviceAddress:X2}, got none ({e.Message.TrimEnd('.')}); check SDA, SCL, power and the address."));
        }
    }
}
