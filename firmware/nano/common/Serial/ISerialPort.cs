namespace Edge.Nano;

/// <summary>What the frame protocol needs of a serial line. nanoFramework's SerialPort is sealed; this lets a test, or another transport, stand in for it.</summary>
public interface ISerialPort
{
    /// <summary>Waits for bytes and takes those that are there.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Where the first goes.</param>
    /// <param name="count">The most bytes to take, at least 1.</param>
    /// <param name="milliseconds">The longest wait for the first byte; there is no wait for further ones.</param>
    /// <returns>The number of bytes, 0 where none came in time.</returns>
    int Read(byte[] buffer, int offset, int count, int milliseconds);

    /// <summary>Sends bytes; what cannot be sent in a second or so is lost, as on a line that nobody listens to.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">Number of bytes.</param>
    void Write(byte[] buffer, int offset, int count);
}
