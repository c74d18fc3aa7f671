namespace Edge.Nano;

/// <summary>What a driver needs of a device on an I2C bus. nanoFramework's I2cDevice is a class without virtual members; this lets a test stand in for it.</summary>
public interface II2cBus
{
    /// <summary>Sends one transfer: all bytes of the buffer.</summary>
    /// <exception cref="System.InvalidOperationException">The device did not take all bytes.</exception>
    void Write(byte[] buffer);
}
