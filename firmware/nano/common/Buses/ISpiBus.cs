namespace Edge.Nano;

/// <summary>What a driver needs of a device on an SPI bus. nanoFramework's SpiDevice is a class without virtual members; this lets a test stand in for it.</summary>
public interface ISpiBus
{
    /// <summary>Sends one transfer, the device selected from its first to its last byte.</summary>
    /// <param name="buffer">What is sent, at least <paramref name="count"/> bytes.</param>
    /// <param name="count">Bytes of the transfer; the port for the ESP32 takes at most 16,384.</param>
    /// <exception cref="DeviceException">The board refuses the transfer.</exception>
    void Write(byte[] buffer, int count);

    /// <summary>Sends and receives at the same time, the device selected from the first to the last byte.</summary>
    /// <param name="send">What is sent, at least <paramref name="count"/> bytes.</param>
    /// <param name="receive">Receives what comes in meanwhile, at least <paramref name="count"/> bytes.</param>
    /// <param name="count">Bytes of the transfer; the port for the ESP32 takes at most 16,384.</param>
    /// <exception cref="DeviceException">The board refuses the transfer.</exception>
    void Transfer(byte[] send, byte[] receive, int count);
}
