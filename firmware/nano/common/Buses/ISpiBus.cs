namespace Edge.Nano;

/// <summary>What a driver needs of a device on an SPI bus. nanoFramework's SpiDevice is a class without virtual members; this lets a test stand in for it.</summary>
public interface ISpiBus
{
    /// <summary>Sends one transfer, the device selected from its first to its last byte.</summary>
    void Write(byte[] buffer);

    /// <summary>Sends and receives at the same time, the device selected from the first to the last byte.</summary>
    /// <param name="send">What is sent.</param>
    /// <param name="receive">What comes in while it is sent; as long as <paramref name="send"/>.</param>
    void Transfer(byte[] send, byte[] receive);
}
