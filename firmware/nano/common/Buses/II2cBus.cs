namespace Edge.Nano;

/// <summary>What a driver needs of a device on an I2C bus. nanoFramework's I2cDevice is a class without virtual members; this lets a test stand in for it.</summary>
public interface II2cBus
{
    /// <summary>Sends one transfer: all bytes of the buffer.</summary>
    /// <exception cref="DeviceException">The device did not take all bytes.</exception>
    void Write(byte[] buffer);

    /// <summary>Sends and then reads, without giving the bus up between.</summary>
    /// <param name="send">What is sent, the number of a register on most devices.</param>
    /// <param name="receive">Filled with what the device answers.</param>
    /// <exception cref="DeviceException">The device did not take or send all bytes.</exception>
    void WriteRead(byte[] send, byte[] receive);
}
