namespace System.Device.I2c;

// Settings are data, so that fakes can hand them back.
public sealed class I2cConnectionSettings(int busId, int deviceAddress)
{
    public int BusId { get; } = busId;

    public int DeviceAddress { get; } = deviceAddress;
}
